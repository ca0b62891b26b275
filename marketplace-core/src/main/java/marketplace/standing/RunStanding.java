package marketplace.standing;

import java.time.Clock;
import java.util.List;
import marketplace.accounts.Leaving;
import marketplace.checkout.BasketRefused.AboveAccountLimit;
import marketplace.checkout.BasketRefused.NotPaidSo;
import marketplace.checkout.CheckOut;
import marketplace.outbox.Outbox;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.standing.Run.Outcome;
import marketplace.standing.Schedule.Delivery;
import marketplace.standing.news.StandingMoved;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells of the next delivery and buys it, in the transaction of the timed work: it holds the standing order, so that of two
 * runs the second finds the delivery done and does nothing.
 */
@Component
class RunStanding {
    private static final String CHANNEL = "standing";

    private final StandingOrders orders;
    private final Runs runs;
    private final LookAhead lookAhead;
    private final Schedule schedule;
    private final CheckOut checkOut;
    private final Leaving leaving;
    private final Outbox outbox;
    private final Clock clock;

    RunStanding(
            StandingOrders orders,
            Runs runs,
            LookAhead lookAhead,
            Schedule schedule,
            CheckOut checkOut,
            Leaving leaving,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.runs = runs;
        this.lookAhead = lookAhead;
        this.schedule = schedule;
        this.checkOut = checkOut;
        this.leaving = leaving;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> announce(Delivery delivery) {
        return held(delivery)
                .filter(order -> !order.course().announced())
                .flatMap(lookAhead::of)
                .flatMap(ahead ->
                        ahead.choice() == null ? finish(ran(ahead, Outcome.NO_WAY, null), ahead) : told(ahead));
    }

    private Mono<Void> told(Ahead ahead) {
        return orders.store(ahead.order().announced())
                .delayUntil(order -> tell(StandingMoved.COMING, order, ahead))
                .flatMap(lookAhead::of)
                .flatMap(schedule::plan);
    }

    Mono<Void> buy(Delivery delivery) {
        return held(delivery)
                .filter(order -> order.course().announced())
                .flatMap(lookAhead::of)
                .flatMap(ahead -> bought(ahead).flatMap(run -> finish(run, ahead)));
    }

    /** Nothing when this delivery is done or moved, or she is about to leave. */
    private Mono<StandingOrder> held(Delivery delivery) {
        return orders.hold(delivery.standing())
                .filter(order -> order.isFor(delivery.day()))
                .filterWhen(order -> leaving.stays(order.account()));
    }

    private Mono<Run> bought(Ahead ahead) {
        if (ahead.choice() == null || !ahead.isOpen(clock.instant())) {
            return Mono.just(ran(ahead, ahead.choice() == null ? Outcome.NO_WAY : Outcome.TOO_LATE, null));
        }
        return Mono.justOrEmpty(ahead.agreed())
                .flatMap(agreed ->
                        checkOut.standing(ahead.order().asked(agreed.choice().key()), agreed, ahead.day()))
                .map(purchase -> ran(ahead, Outcome.BOUGHT, purchase.id()))
                .defaultIfEmpty(ran(ahead, Outcome.NOTHING_LEFT, null))
                .onErrorResume(NotPaidSo.class, _ -> Mono.just(ran(ahead, Outcome.NOT_PAID_SO, null)))
                .onErrorResume(AboveAccountLimit.class, _ -> Mono.just(ran(ahead, Outcome.ABOVE_LIMIT, null)))
                .contextWrite(context ->
                        Scope.from(context).by(ahead.order().account(), CHANNEL).in(context));
    }

    private Run ran(Ahead ahead, Outcome outcome, @Nullable PurchaseId purchase) {
        var missing =
                outcome == Outcome.BOUGHT || outcome == Outcome.NOTHING_LEFT ? ahead.missing() : List.<Missing>of();
        return new Run(ahead.order().id(), ahead.day(), outcome, purchase, missing, clock.instant());
    }

    private Mono<Void> finish(Run run, Ahead ahead) {
        return runs.add(run)
                .then(Mono.defer(() -> schedule.settle(ahead.order().done(run.day()))))
                .flatMap(order -> run.isShort() ? tell(StandingMoved.SHORT, order, ahead) : Mono.empty());
    }

    private Mono<Void> tell(String step, StandingOrder order, Ahead ahead) {
        return outbox.append(new StandingMoved(order.id().value(), step, ahead.day(), order.version()));
    }
}
