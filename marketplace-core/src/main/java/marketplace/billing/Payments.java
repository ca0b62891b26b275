package marketplace.billing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.billing.GiveBack.Wanted;
import marketplace.billing.PaymentsClient.Paid;
import marketplace.billing.PaymentsClient.Start;
import marketplace.billing.Preparation.Way;
import marketplace.billing.Refund.Reason;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.Orders;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves the payment of a purchase as far as it goes without the buyer. The same step is taken by her page, at once, and
 * by the followers, surely; payments makes one of the two.
 */
@Component
public class Payments {
    /** Less than this the payment house takes from no card. */
    public static final Money LEAST = Money.euro(50);

    /** Charges asked for side by side. */
    private static final int AT_ONCE = 4;

    private final PaymentsClient payments;
    private final PreparePayment preparations;
    private final Orders orders;
    private final TellOrder tellOrder;
    private final Refunds refunds;
    private final Clock clock;

    Payments(
            PaymentsClient payments,
            PreparePayment preparations,
            Orders orders,
            TellOrder tellOrder,
            Refunds refunds,
            Clock clock) {
        this.payments = payments;
        this.preparations = preparations;
        this.orders = orders;
        this.tellOrder = tellOrder;
        this.refunds = refunds;
        this.clock = clock;
    }

    /**
     * How far the payment of a purchase is: its card, if one is shared, and a charge per order that is still wanted.
     *
     * @param holdAt when the money is held, while that is still to come; until then the card alone is kept
     * @param tries of a charge that may fail with each card: held in her absence, it may be tried again with her there
     */
    public record Standing(
            Optional<Method> method, List<Charge> charges, boolean shared, Optional<Instant> holdAt, int tries) {
        public Standing {
            charges = List.copyOf(charges);
        }

        /** The card is there, and nothing more is to be done for now. */
        public boolean isKept() {
            return holdAt.isPresent()
                    && method.filter(card -> card.state() == Method.State.READY).isPresent();
        }

        /** What she paid takes days to arrive. */
        public boolean isUnderWay() {
            return charges.stream().anyMatch(charge -> charge.state() == Charge.State.UNDER_WAY);
        }

        public long confirmed() {
            return charges.stream().filter(charge -> charge.state().isSettled()).count();
        }
    }

    /**
     * Where it stands now, with every charge begun, and authorised where the card is there; nothing when there is nothing
     * to pay online.
     */
    public Mono<Standing> begin(PurchaseId purchase) {
        return preparations
                .find(purchase)
                .flatMap(this::begin)
                .delayUntil(standing -> tellOrder.of(standing.charges(), purchase))
                .onErrorMap(PaymentsClient::inWords);
    }

    /**
     * The buyer came back from the payment house: looks there, authorises what can be authorised, and tells the orders at
     * once, so that her next page shows it.
     */
    public Mono<Standing> back(PurchaseId purchase) {
        return preparations
                .find(purchase)
                .flatMap(prepared -> list(prepared)
                        .flatMap(all ->
                                looked(all).flatMap(paid -> begun(all, paid)).flatMap(paid -> pushed(all, paid))))
                .delayUntil(standing -> tellOrder.of(standing.charges(), purchase))
                .onErrorMap(PaymentsClient::inWords);
    }

    /** Authorises every charge that waits for the shared card, once it is ready. */
    Mono<Void> authorise(PurchaseId purchase) {
        return preparations.find(purchase).flatMap(this::begin).then();
    }

    /** Holds the money of a purchase whose card was kept, while the buyer is not there; what fails she is told. */
    Mono<Void> hold(PurchaseId purchase) {
        return payments.show(purchase)
                .flatMapIterable(Paid::charges)
                .filter(charge -> charge.state() == Charge.State.PLANNED)
                .flatMap(charge -> orElsewhere(payments.authoriseWithoutHer(charge.order())), AT_ONCE)
                .then();
    }

    Mono<Void> capture(Order order) {
        return capture(order.id(), order.total().minor());
    }

    /**
     * Takes what is owed; what was taken before it was weighed and is not owed goes back. What is under way is taken by
     * itself. A refused capture is tried again for a while, then parked under its name where the operator sees it.
     */
    Mono<Void> capture(OrderId order, long amount) {
        return payments.capture(order, amount)
                .onErrorResume(WebClientResponseException.Conflict.class, _ -> payments.look(order))
                .filter(Payments::isTakenOrComing)
                .switchIfEmpty(Mono.error(() -> new BillingRefused.NotTaken(order)))
                .flatMap(charge -> giveBack(charge, Reason.SURPLUS, Money.euro(amount)));
    }

    private static boolean isTakenOrComing(Charge charge) {
        return charge.state() == Charge.State.CAPTURED || charge.state() == Charge.State.UNDER_WAY || charge.underWay();
    }

    /** Lets go what is held for an order called off; what was taken before its hold ran out goes back. */
    Mono<Void> release(OrderId order) {
        return payments.release(order)
                .onErrorResume(
                        WebClientResponseException.Conflict.class,
                        tooLate -> taken(order)
                                .switchIfEmpty(Mono.error(tooLate))
                                .flatMap(charge -> giveBack(charge, Reason.CALLED_OFF, Money.ZERO)));
    }

    /** Gives back what was taken beyond what is owed. */
    private Mono<Void> giveBack(Charge charge, Reason reason, Money owed) {
        var surplus = charge.amounts().captured().minus(owed);
        var id = refundOf(reason == Reason.SURPLUS ? "surplus of " : "rest of ", charge.order());
        var wanted = new Wanted(id, surplus, reason);
        return surplus.isPositive()
                ? refunds.owe(Refund.asked(wanted, charge.order(), charge.merchant(), clock.instant()), charge)
                : Mono.empty();
    }

    private Mono<Charge> taken(OrderId order) {
        return payments.look(order).filter(charge -> charge.state() == Charge.State.CAPTURED);
    }

    private static RefundId refundOf(String what, OrderId order) {
        return new RefundId(UUID.nameUUIDFromBytes((what + order).getBytes(StandardCharsets.UTF_8)));
    }

    /** Has the card of a purchase deleted at the payment house. */
    Mono<Void> forget(PurchaseId purchase) {
        return payments.forgetCard(purchase);
    }

    /** The payment house's own page for the shared card: the one under way, or a new one where the last was of no use. */
    public Mono<Method> page(PurchaseId purchase) {
        return payments.show(purchase)
                .flatMap(paid -> card(purchase, paid.method(), false))
                .onErrorMap(PaymentsClient::inWords);
    }

    /** A form for the shared card, of which this is the newest, likewise. */
    public Mono<Method> form(PurchaseId purchase, Standing standing) {
        return card(purchase, standing.method(), true).onErrorMap(PaymentsClient::inWords);
    }

    private Mono<Method> card(PurchaseId purchase, Optional<Method> last, boolean script) {
        return preparations.find(purchase).flatMap(prepared -> payments.askCard(prepared, next(last, script), script));
    }

    /** A purchase as it was prepared, with its orders. */
    private record Bought(Preparation prepared, List<Order> orders) {
        PurchaseId purchase() {
            return prepared.purchase();
        }

        boolean isShared() {
            return prepared.way() == Way.SAVED;
        }

        /** What she has still to pay, for the first time or anew. */
        List<Order> open() {
            return orders.stream()
                    .filter(order -> order.state() instanceof OrderState.Placed || order.isToPayAnew())
                    .toList();
        }

        /** Of these those whose charge is to begin. */
        List<Order> toBegin(Paid paid) {
            var begun = paid.charges().stream().map(Charge::order).collect(Collectors.toUnmodifiableSet());
            return open().stream()
                    .filter(order -> !begun.contains(order.id()) || order.isToPayAnew())
                    .toList();
        }

        List<Charge> stillWanted(List<Charge> charges) {
            var wanted = orders.stream()
                    .filter(order -> !order.state().isCalledOff())
                    .map(Order::id)
                    .collect(Collectors.toUnmodifiableSet());
            return charges.stream()
                    .filter(charge -> wanted.contains(charge.order()))
                    .toList();
        }
    }

    private Mono<Bought> list(Preparation prepared) {
        return orders.list(prepared.purchase()).map(all -> new Bought(prepared, all));
    }

    private Mono<Standing> begin(Preparation prepared) {
        return list(prepared).flatMap(all -> begun(all).flatMap(paid -> pushed(all, paid)));
    }

    private Mono<Paid> begun(Bought all) {
        return payments.show(all.purchase()).flatMap(paid -> begun(all, paid));
    }

    private Mono<Paid> begun(Bought all, Paid paid) {
        return Flux.fromIterable(all.toBegin(paid))
                .flatMap(order -> payments.charge(order.id(), start(all.prepared(), order)), AT_ONCE)
                .collectList()
                .map(paid::with);
    }

    private static Start start(Preparation prepared, Order order) {
        var contract = order.contract();
        return new Start(
                prepared.purchase(),
                order.merchant(),
                order.most().minor(),
                contract.serviceFee().value(),
                contract.deliveryShare().minor(),
                prepared.way(),
                prepared.way() == Way.ENTERED ? "NOW" : "LATER");
    }

    /** Where it stands once the payment house has been asked. */
    private Mono<Paid> looked(Bought all) {
        return all.isShared()
                ? payments.look(all.purchase()).flatMap(this::lookedAtActions)
                : Flux.fromIterable(all.open())
                        .flatMap(order -> orNotBegun(payments.look(order.id())), AT_ONCE)
                        .then(Mono.defer(() -> payments.show(all.purchase())));
    }

    private Mono<Paid> lookedAtActions(Paid paid) {
        return Flux.fromIterable(paid.charges())
                .filter(charge -> charge.state() == Charge.State.ACTION_REQUIRED)
                .flatMap(charge -> payments.look(charge.order()), AT_ONCE)
                .collectList()
                .map(paid::with);
    }

    /**
     * Too early to hold the money, the card alone secures the orders. Another runner may have been quicker with a charge;
     * then payments is asked how it stands.
     */
    private Mono<Standing> pushed(Bought all, Paid paid) {
        var standing = standing(all, paid);
        return standing.isKept()
                ? Flux.fromIterable(all.open()).concatMap(tellOrder::kept).then(Mono.just(standing))
                : tried(all, paid, ready(standing));
    }

    private Mono<Standing> tried(Bought all, Paid paid, List<Charge> ready) {
        return Flux.fromIterable(ready)
                .flatMap(charge -> push(all.prepared(), charge), AT_ONCE)
                .collectList()
                .flatMap(pushed ->
                        pushed.size() == ready.size() ? Mono.just(paid.with(pushed)) : payments.show(all.purchase()))
                .map(now -> standing(all, now));
    }

    private Mono<Charge> push(Preparation prepared, Charge charge) {
        var attempt = charge.state() == Charge.State.PLANNED ? 1 : charge.attempt() + 1;
        return orElsewhere(payments.authorise(charge, attempt, prepared.backTo()));
    }

    private static Mono<Charge> orNotBegun(Mono<Charge> looked) {
        return looked.onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty());
    }

    private static Mono<Charge> orElsewhere(Mono<Charge> tried) {
        return tried.onErrorResume(WebClientResponseException.Conflict.class, _ -> Mono.empty());
    }

    /** What waits for the card that is there now: not begun, or failed with an earlier one. */
    static List<Charge> ready(Standing standing) {
        var card = standing.method().filter(method -> method.state() == Method.State.READY);
        return standing.charges().stream()
                .filter(charge -> card.isPresent() && standing.holdAt().isEmpty())
                .filter(charge -> charge.state() == Charge.State.PLANNED
                        || charge.state() == Charge.State.FAILED
                                && charge.attempt() < card.get().attempt() + standing.tries() - 1)
                .toList();
    }

    private Standing standing(Bought all, Paid paid) {
        var holdAt = Optional.ofNullable(all.prepared().holdAt());
        return new Standing(
                paid.method().filter(_ -> all.isShared()),
                all.stillWanted(paid.charges()),
                all.isShared(),
                holdAt.filter(_ -> all.prepared().isEarly(clock.instant())),
                holdAt.isPresent() ? 2 : 1);
    }

    private static int next(Optional<Method> last, boolean script) {
        return last.map(method -> method.isAsked(script) ? method.attempt() : method.attempt() + 1)
                .orElse(1);
    }
}
