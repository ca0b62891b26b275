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

        /** The same, and she is as old as the law wants: a paper was seen. */
        record OfAge(Proof who) implements Proof {}
    }

    /** At the shop: the whole order, by the merchant. */
    public Mono<Order> atTheShop(MerchantId merchant, OrderId id, Proof proof) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .then(orders.get(merchant, id))
                .flatMap(order -> oldEnough(order, proof instanceof Proof.OfAge))
                .flatMap(order -> proven(order, proof).then(out(id, allOf(order))));
    }

    /** These lines, by whoever brings them; the room that sends her has checked the proof. */
    public Mono<Order> byCarrier(OrderId id, Set<Integer> positions, boolean ofAge) {
        return orders.get(id).flatMap(order -> oldEnough(order, ofAge)).then(out(id, positions));
    }

    /** What has been given out stays so, whoever asks again. */
    private static Mono<Order> oldEnough(Order order, boolean ofAge) {
        return ofAge || order.minimumAge() == 0 || order.state() instanceof OrderState.HandedOver
                ? Mono.just(order)
                : Mono.error(new OrderRefused.AgeNotChecked(order.minimumAge()));
    }

    private Mono<Void> proven(Order order, Proof proof) {
        return switch (proof) {
            case Proof.Pin(var digits) -> purchases.checkPin(order.contract().purchase(), digits);
            case Proof.Vouched _ -> Mono.empty();
            case Proof.OfAge(var who) -> proven(order, who);
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
