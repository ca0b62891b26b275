package marketplace.orders;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records for every line who gave it out and when (R43). */
@Component
public class HandOver {
    private final Orders orders;
    private final Purchases purchases;
    private final Clock clock;

    HandOver(Orders orders, Purchases purchases, Clock clock) {
        this.orders = orders;
        this.purchases = purchases;
        this.clock = clock;
    }

    /** How whoever gives it out knows that the right person stands there. */
    public sealed interface Proof {
        /** She said the PIN of her purchase. */
        record Pin(String digits) implements Proof {}

        /** The merchant knows her and vouches for it. */
        record Vouched() implements Proof {}
    }

    /** At the shop: the whole order, by the merchant. */
    public Mono<Order> atTheShop(MerchantId merchant, OrderId id, Proof proof) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .then(orders.get(merchant, id))
                .flatMap(order -> proven(order, proof).then(out(id, allOf(order))));
    }

    /** These lines, by whoever brings them; the room that sends her has checked the proof. */
    public Mono<Order> byCarrier(OrderId id, Set<Integer> positions) {
        return out(id, positions);
    }

    private Mono<Void> proven(Order order, Proof proof) {
        return switch (proof) {
            case Proof.Pin(var digits) -> purchases.checkPin(order.contract().purchase(), digits);
            case Proof.Vouched _ -> Mono.empty();
        };
    }

    private Mono<Order> out(OrderId id, Set<Integer> positions) {
        return Scope.current()
                .map(scope -> new HandedOver(clock.instant(), scope.by()))
                .flatMap(moment -> orders.change(id, order -> order.handOver(positions, moment)));
    }

    private static Set<Integer> allOf(Order order) {
        return order.lines().stream().map(OrderLine::position).collect(Collectors.toUnmodifiableSet());
    }
}
