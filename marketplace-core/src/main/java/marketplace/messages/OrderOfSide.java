package marketplace.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.Orders;
import marketplace.orders.Purchases;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which order each side may write and read about, and from when to when. */
@Component
class OrderOfSide {
    /** How long it can be written about after its last step. */
    static final Duration AFTERWARDS = Duration.ofDays(60);

    private final Orders orders;
    private final Purchases purchases;
    private final Clock clock;

    OrderOfSide(Orders orders, Purchases purchases, Clock clock) {
        this.orders = orders;
        this.purchases = purchases;
        this.clock = clock;
    }

    /** An order of the purchase, for whoever holds that. */
    Mono<Order> held(PurchaseId purchase, OrderId id, Holder holder) {
        return purchases
                .get(purchase, holder)
                .flatMap(_ -> orders.get(id))
                .filter(order -> order.contract().purchase().equals(purchase))
                .switchIfEmpty(Mono.error(OrderRefused.Absent::new));
    }

    /** An order of the merchant, for her people. */
    Mono<Order> sold(MerchantId merchant, OrderId id) {
        return SignedIn.get().flatMap(me -> me.actingFor(merchant)).flatMap(_ -> orders.get(merchant, id));
    }

    /** Whether there is somebody to answer: not before the merchant knows of it, and not once the buyer is erased. */
    Mono<Boolean> isOpen(Order order) {
        return orders.lastStepAt(order.id())
                .map(at -> isOpen(order, at.plus(AFTERWARDS)))
                .defaultIfEmpty(false);
    }

    private boolean isOpen(Order order, Instant until) {
        return switch (order.state()) {
            case OrderState.Placed _ -> false;
            case OrderState.Secured _, OrderState.Accepted _, OrderState.Packed _ -> true;
            case OrderState.HandedOver _, OrderState.Returned _ ->
                clock.instant().isBefore(until);
            case OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ ->
                clock.instant().isBefore(until);
        };
    }
}
