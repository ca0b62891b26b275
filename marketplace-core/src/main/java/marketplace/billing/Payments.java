package marketplace.billing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.billing.GiveBack.Wanted;
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

        /** With these charges as they are now. */
        Standing with(List<Charge> newer) {
            var known = newer.stream().collect(Collectors.toMap(Charge::order, charge -> charge));
            return new Standing(
                    method,
                    charges.stream()
                            .map(charge -> known.getOrDefault(charge.order(), charge))
                            .toList(),
                    shared,
                    holdAt,
                    tries);
        }

        /** The card is there, and nothing more is to be done for now. */
        public boolean isKept() {
            return holdAt.isPresent()
                    && method.filter(card -> card.state() == Method.State.READY).isPresent();
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
                .flatMap(prepared ->
                        begun(prepared).then(standing(prepared)).flatMap(standing -> pushed(prepared, standing)))
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
                .flatMap(prepared -> looked(prepared).flatMap(standing -> pushed(prepared, standing)))
                .delayUntil(standing -> tellOrder.of(standing.charges(), purchase))
                .onErrorMap(PaymentsClient::inWords);
    }

    /** Authorises every charge that waits for the shared card, once it is ready. */
    Mono<Void> authorise(PurchaseId purchase) {
        return preparations
                .find(purchase)
                .flatMap(prepared -> standing(prepared).flatMap(standing -> pushed(prepared, standing)))
                .then();
    }

    /** Holds the money of a purchase whose card was kept, while the buyer is not there; what fails she is told. */
    Mono<Void> hold(PurchaseId purchase) {
        return payments.charges(purchase)
                .flatMapIterable(charges -> charges)
                .filter(charge -> charge.state() == Charge.State.PLANNED)
                .flatMap(charge -> orElsewhere(payments.authoriseWithoutHer(charge.order())), AT_ONCE)
                .then();
    }

    Mono<Void> capture(Order order) {
        return capture(order.id(), order.total().minor());
    }

    /**
     * Takes what is owed; what was taken before it was weighed and is not owed goes back. A refused capture is tried again
     * for a while, then parked under its name where the operator sees it.
     */
    Mono<Void> capture(OrderId order, long amount) {
        return payments.capture(order, amount)
                .onErrorResume(WebClientResponseException.Conflict.class, _ -> taken(order))
                .filter(charge -> charge.state() == Charge.State.CAPTURED || charge.underWay())
                .switchIfEmpty(Mono.error(() -> new BillingRefused.NotTaken(order)))
                .flatMap(charge -> giveBack(charge, Reason.SURPLUS, Money.euro(amount)));
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

    /** A card form for the shared card: the one under way, or a new one where the last was of no use. */
    public Mono<Method> card(PurchaseId purchase, boolean script) {
        return preparations
                .find(purchase)
                .flatMap(prepared -> payments.method(purchase)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(last -> payments.askCard(prepared, next(last, script), script)))
                .onErrorMap(PaymentsClient::inWords);
    }

    /** Begins the charge of an order just placed; where nothing was prepared the money comes another way. */
    Mono<Void> charge(Preparation prepared, OrderId order) {
        return orders.get(order).flatMap(placed -> charge(prepared, placed));
    }

    private Mono<Void> charge(Preparation prepared, Order order) {
        return payments.charge(order.id(), start(prepared, order)).then();
    }

    private Mono<Void> begun(Preparation prepared) {
        return open(prepared).flatMap(order -> charge(prepared, order), AT_ONCE).then();
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

    /** What she has still to pay, for the first time or anew. */
    private Flux<Order> open(Preparation prepared) {
        return orders.list(prepared.purchase())
                .flatMapIterable(all -> all)
                .filter(order -> order.state() instanceof OrderState.Placed || order.isToPayAnew());
    }

    /** Where it stands once the payment house has been asked. */
    private Mono<Standing> looked(Preparation prepared) {
        return prepared.way() == Way.SAVED
                ? standing(prepared, payments.lookAtMethod(prepared.purchase())).flatMap(this::lookedAtActions)
                : open(prepared)
                        .flatMap(order -> payments.look(order.id()), AT_ONCE)
                        .then(standing(prepared));
    }

    private Mono<Standing> lookedAtActions(Standing standing) {
        return Flux.fromIterable(standing.charges())
                .filter(charge -> charge.state() == Charge.State.ACTION_REQUIRED)
                .flatMap(charge -> payments.look(charge.order()), AT_ONCE)
                .collectList()
                .map(standing::with);
    }

    /**
     * Too early to hold the money, the card alone secures the orders. Another runner may have been quicker with a charge;
     * then payments is asked how it stands.
     */
    private Mono<Standing> pushed(Preparation prepared, Standing standing) {
        return standing.isKept()
                ? open(prepared).concatMap(tellOrder::kept).then(Mono.just(standing))
                : tried(prepared, standing);
    }

    private Mono<Standing> tried(Preparation prepared, Standing standing) {
        var ready = ready(standing);
        return Flux.fromIterable(ready)
                .flatMap(charge -> push(prepared, charge), AT_ONCE)
                .collectList()
                .flatMap(pushed ->
                        pushed.size() == ready.size() ? Mono.just(standing.with(pushed)) : standing(prepared));
    }

    private Mono<Charge> push(Preparation prepared, Charge charge) {
        var attempt = charge.state() == Charge.State.PLANNED ? 1 : charge.attempt() + 1;
        return orElsewhere(payments.authorise(charge, attempt, prepared.backTo()));
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

    private Mono<Standing> standing(Preparation prepared) {
        var saved = prepared.way() == Way.SAVED;
        return standing(prepared, saved ? payments.method(prepared.purchase()) : Mono.empty());
    }

    private Mono<Standing> standing(Preparation prepared, Mono<Method> method) {
        return Mono.zip(
                        method.map(Optional::of).defaultIfEmpty(Optional.empty()),
                        payments.charges(prepared.purchase()),
                        wanted(prepared.purchase()))
                .map(all -> standing(
                        prepared,
                        all.getT1(),
                        all.getT2().stream()
                                .filter(charge -> all.getT3().contains(charge.order()))
                                .toList()));
    }

    private Mono<Set<OrderId>> wanted(PurchaseId purchase) {
        return orders.list(purchase)
                .map(all -> all.stream()
                        .filter(order -> !order.state().isCalledOff())
                        .map(Order::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Standing standing(Preparation prepared, Optional<Method> card, List<Charge> charges) {
        var holdAt = Optional.ofNullable(prepared.holdAt());
        return new Standing(
                card,
                charges,
                prepared.way() == Way.SAVED,
                holdAt.filter(_ -> prepared.isEarly(clock.instant())),
                holdAt.isPresent() ? 2 : 1);
    }

    private static int next(Optional<Method> last, boolean script) {
        return last.map(method -> method.isAsked(script) ? method.attempt() : method.attempt() + 1)
                .orElse(1);
    }
}
