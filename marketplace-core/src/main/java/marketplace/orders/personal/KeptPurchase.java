package marketplace.orders.personal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marketplace.orders.Fulfilment;
import marketplace.orders.Measure;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.Purchase;
import marketplace.orders.Recipient;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as its buyer takes it along; amounts in cents, weights in grams.
 *
 * @param toldCents the total she agreed to
 * @param recipient who gets it
 */
record KeptPurchase(
        String purchase,
        Instant placedAt,
        String language,
        @Nullable Long toldCents,
        @Nullable KeptRecipient recipient,
        List<KeptOrder> orders) {

    /** Where it goes. */
    record KeptRecipient(
            String givenName,
            String familyName,
            String street,
            String postcode,
            String town,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String note) {
        static @Nullable KeptRecipient of(@Nullable Recipient one) {
            return one == null
                    ? null
                    : new KeptRecipient(
                            one.givenName(),
                            one.familyName(),
                            one.street(),
                            one.postcode(),
                            one.town(),
                            one.mail(),
                            one.phone(),
                            one.note());
        }
    }

    /**
     * What was agreed with one merchant, how far it has come, and what was paid.
     *
     * @param place where the household lives
     * @param state one of the states in docs/order-states.md
     * @param handOver DELIVERY, POINT, PICKUP or APPOINTMENT
     * @param payBy ONLINE, ON_ACCOUNT or AT_HAND_OVER
     * @param lines what comes, or came
     * @param leftOut what was agreed and did not
     * @param earlyStartAt when she asked for work to begin within the withdrawal period
     */
    record KeptOrder(
            String number,
            String merchant,
            String place,
            String state,
            String handOver,
            @Nullable LocalDate day,
            @Nullable String pickupPoint,
            String payBy,
            String payment,
            long authorisedCents,
            long capturedCents,
            long refundedCents,
            long deliveryFeeCents,
            long depositCents,
            long totalCents,
            @Nullable Instant earlyStartAt,
            List<KeptLine> lines,
            List<KeptLine> leftOut) {
        static KeptOrder of(Order order) {
            var contract = order.contract();
            return new KeptOrder(
                    contract.number().grouped(),
                    contract.seller().name(),
                    contract.place().value(),
                    order.state().name(),
                    contract.fulfilment().name(),
                    contract.fulfilment().deliveryDay().orElse(null),
                    contract.fulfilment() instanceof Fulfilment.Delivery(var _, var point) ? point : null,
                    contract.payBy().name(),
                    order.payment().status().name(),
                    order.payment().authorised().minor(),
                    order.payment().captured().minor(),
                    order.payment().refunded().minor(),
                    contract.deliveryFee().minor(),
                    order.deposit().minor(),
                    order.total().minor(),
                    contract.earlyStart(),
                    order.lines().stream().map(KeptLine::of).toList(),
                    order.leftOut().stream().map(KeptLine::of).toList());
        }
    }

    /**
     * A position.
     *
     * @param wantedGrams of goods that are weighed
     * @param grams what the scales showed
     * @param taxBasisPoints hundredths of a percent
     * @param instead NEVER, ASK or SAME_OR_CHEAPER: what was to come when it was not there
     * @param wish what she wished of it in her own words
     * @param agreedName what was agreed, where fewer or something else came
     * @param agreedCents at most, with deposit
     */
    record KeptLine(
            String name,
            String category,
            int pieces,
            @Nullable Long wantedGrams,
            @Nullable Long grams,
            long amountCents,
            long depositCents,
            String taxKind,
            int taxBasisPoints,
            @Nullable Instant handedOverAt,
            String instead,
            String wish,
            @Nullable String agreedName,
            @Nullable Integer agreedPieces,
            @Nullable Long agreedCents) {
        static KeptLine of(OrderLine line) {
            var handed = line.handedOver();
            var agreed = line.agreed();
            return new KeptLine(
                    line.sold().name(),
                    line.sold().category(),
                    line.measure().count(),
                    wanted(line.measure()),
                    line.measure() instanceof Measure.Weighed weighed
                            ? weighed.actual().value()
                            : null,
                    line.amount().minor(),
                    line.deposit().minor(),
                    line.tax().kind(),
                    line.tax().rate().value(),
                    handed == null ? null : handed.at(),
                    line.wish().instead().name(),
                    line.wish().note(),
                    agreed == null ? null : agreed.sold().name(),
                    agreed == null ? null : agreed.measure().count(),
                    agreed == null ? null : agreed.ceiling().minor());
        }

        private static @Nullable Long wanted(Measure measure) {
            return switch (measure) {
                case Measure.Pieces _ -> null;
                case Measure.ToWeigh open -> open.wanted().value();
                case Measure.Weighed weighed -> weighed.agreed().wanted().value();
            };
        }
    }

    static KeptPurchase of(Purchase purchase, @Nullable Recipient recipient, List<Order> orders) {
        return new KeptPurchase(
                purchase.id().toString(),
                purchase.placedAt(),
                purchase.language(),
                purchase.declaration().told().map(Money::minor).orElse(null),
                KeptRecipient.of(recipient),
                orders.stream()
                        .filter(order -> order.contract().purchase().equals(purchase.id()))
                        .map(KeptOrder::of)
                        .toList());
    }
}
