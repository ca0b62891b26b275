package marketplace.standing;

import java.time.Clock;
import java.time.LocalDate;
import marketplace.merchants.BusinessTime;
import marketplace.outbox.Due;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Plans when a standing order is announced and bought; in the transaction of what moves it. */
@Component
class Schedule {
    static final String ANNOUNCE = "standing.announce";
    static final String BUY = "standing.buy";

    private final StandingOrders orders;
    private final LookAhead lookAhead;
    private final Due due;
    private final Clock clock;

    Schedule(StandingOrders orders, LookAhead lookAhead, Due due, Clock clock) {
        this.orders = orders;
        this.lookAhead = lookAhead;
        this.due = due;
        this.clock = clock;
    }

    /** One delivery of a standing order, as timed work names it; work for a delivery that was moved does nothing. */
    record Delivery(StandingId standing, LocalDate day) {
        private static final String AT = "@";

        static Delivery of(String subject) {
            var parts = subject.split(AT, 2);
            return new Delivery(StandingId.of(parts[0]), LocalDate.parse(parts[1]));
        }

        @Override
        public String toString() {
            return standing + AT + day;
        }
    }

    /** Stores what was changed, towards the first delivery that can still be joined. */
    Mono<StandingOrder> settle(StandingOrder changed) {
        return reachable(changed.scheduled(today()))
                .flatMap(orders::store)
                .delayUntil(order -> lookAhead.of(order).flatMap(this::plan));
    }

    private Mono<StandingOrder> reachable(StandingOrder order) {
        return lookAhead
                .of(order)
                .map(ahead -> ahead.isOpen(clock.instant()) ? order : order.later())
                .defaultIfEmpty(order);
    }

    Mono<Void> plan(Ahead ahead) {
        var order = ahead.order();
        var delivery = new Delivery(order.id(), ahead.day()).toString();
        return order.course().announced()
                ? due.plan(BUY, delivery, ahead.until().orElseGet(clock::instant))
                : due.plan(ANNOUNCE, delivery, ahead.toldAt());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }
}
