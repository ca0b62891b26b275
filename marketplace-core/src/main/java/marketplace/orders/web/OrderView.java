package marketplace.orders.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marketplace.orders.Measure;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderState;
import marketplace.orders.Purchase.Seen;
import marketplace.orders.Recipient;
import marketplace.orders.Wish.Instead;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API shows it; amounts in cents, weights in grams.
 *
 * @param answerBy until when the merchant answers, while she has not
 * @param payment how far paying has come; like payBy and refunded not told to members of the buyer's household
 * @param lines what comes as things stand
 * @param leftOut what was agreed and does not come
 * @param refunded what of the total went back by card
 * @param recipient for the merchant alone
 */
public record OrderView(
        OrderId id,
        PurchaseId purchase,
        String number,
        MerchantId merchant,
        String merchantName,
        String state,
        @Nullable String payment,
        @Nullable String payBy,
        String fulfilment,
        @Nullable LocalDate day,
        Instant placedAt,
        @Nullable Instant answerBy,
        List<LineView> lines,
        List<LineView> leftOut,
        long goods,
        long deposit,
        long deliveryFee,
        long about,
        long total,
        @Nullable Long refunded,
        @Nullable RecipientView recipient) {

    /**
     * A position.
     *
     * @param wantedGrams and mostGrams for goods that are weighed; grams once they were
     * @param instead what is to come when it is not there
     * @param note what is wished of it
     * @param agreed what was agreed, where fewer or something else comes
     * @param proposal what the merchant would rather give, while the buyer has not answered
     */
    public record LineView(
            int position,
            VariantId variant,
            ListingId listing,
            String name,
            int pieces,
            @Nullable Long wantedGrams,
            @Nullable Long mostGrams,
            @Nullable Long grams,
            long amount,
            long deposit,
            int taxRate,
            @Nullable Instant handedOverAt,
            Instead instead,
            String note,
            @Nullable AgreedView agreed,
            @Nullable ProposalView proposal) {
        static LineView of(OrderLine line) {
            var agreed = agreed(line.measure());
            var handed = line.handedOver();
            return new LineView(
                    line.position(),
                    line.sold().variant(),
                    line.sold().listing(),
                    line.sold().name(),
                    line.measure().count(),
                    agreed == null ? null : agreed.wanted().value(),
                    agreed == null ? null : agreed.most().value(),
                    line.measure() instanceof Measure.Weighed weighed
                            ? weighed.actual().value()
                            : null,
                    line.amount().minor(),
                    line.deposit().minor(),
                    line.tax().rate().value(),
                    handed == null ? null : handed.at(),
                    line.wish().instead(),
                    line.wish().note(),
                    line.agreed() == null ? null : AgreedView.of(line.agreed()),
                    line.proposal() == null ? null : ProposalView.of(line.proposal()));
        }

        private static Measure.@Nullable ToWeigh agreed(Measure measure) {
            return switch (measure) {
                case Measure.Pieces _ -> null;
                case Measure.ToWeigh open -> open;
                case Measure.Weighed weighed -> weighed.agreed();
            };
        }
    }

    /** A line as it was agreed; of what is weighed the most it could cost. */
    public record AgreedView(VariantId variant, String name, int pieces, long amount, long deposit) {
        static AgreedView of(OrderLine line) {
            return new AgreedView(
                    line.sold().variant(),
                    line.sold().name(),
                    line.measure().count(),
                    line.amount().minor(),
                    line.deposit().minor());
        }
    }

    /**
     * What would come instead.
     *
     * @param until when it is answered; then the line is left out
     */
    public record ProposalView(AgreedView offered, Instant until) {
        static ProposalView of(OrderLine.Proposal proposal) {
            return new ProposalView(AgreedView.of(proposal.offered()), proposal.until());
        }
    }

    /** Who gets it. */
    public record RecipientView(
            String name,
            String street,
            String postcode,
            String town,
            @Nullable String phone) {
        static @Nullable RecipientView of(@Nullable Recipient recipient) {
            return recipient == null
                    ? null
                    : new RecipientView(
                            recipient.givenName() + " " + recipient.familyName(),
                            recipient.street(),
                            recipient.postcode(),
                            recipient.town(),
                            recipient.phone());
        }
    }

    /** As its buyer sees it, or a member of her household. */
    public static OrderView of(Order order, Seen seen) {
        return of(order, seen.isOwn(), null);
    }

    /** As its merchant sees it, who knows already to whom it goes. */
    public static OrderView of(Order order) {
        return of(order, true, null);
    }

    /** As its merchant sees it. */
    static OrderView of(Order order, @Nullable Recipient recipient) {
        return of(order, true, recipient);
    }

    private static OrderView of(Order order, boolean paying, @Nullable Recipient recipient) {
        var contract = order.contract();
        return new OrderView(
                order.id(),
                contract.purchase(),
                contract.number().value(),
                order.merchant(),
                contract.seller().name(),
                order.state().name(),
                paying ? order.payment().status().name() : null,
                paying ? contract.payBy().name() : null,
                contract.fulfilment().name(),
                contract.fulfilment().deliveryDay().orElse(null),
                contract.placedAt(),
                order.state() instanceof OrderState.Secured secured ? secured.answerBy() : null,
                order.lines().stream().map(LineView::of).toList(),
                order.leftOut().stream().map(LineView::of).toList(),
                order.goods().minor(),
                order.deposit().minor(),
                contract.deliveryFee().minor(),
                order.about().minor(),
                order.total().minor(),
                paying ? order.payment().refunded().minor() : null,
                RecipientView.of(recipient));
    }
}
