package marketplace.orders;

import java.time.Instant;
import java.util.Map;
import marketplace.orders.Orders.Beside;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The merchant packs an order, or asks its buyer about what she lacks. */
@Component
public class PackOrder {
    private final Orders orders;

    PackOrder(Orders orders) {
        this.orders = orders;
    }

    /** All of it is there; of what is weighed she says what the scales showed, by position. */
    public Mono<Order> of(MerchantId merchant, OrderId id, Map<Integer, Grams> weights) {
        return of(merchant, id, Packing.whole(weights), (_, _) -> Mono.empty());
    }

    /** @param beside what is stored with it, if it changes anything */
    public Mono<Order> of(MerchantId merchant, OrderId id, Packing found, Beside beside) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> orders.change(orders.get(merchant, id), order -> order.pack(found), beside));
    }

    /**
     * Proposes something else for lines of which nothing is there, by position.
     *
     * @param until when the buyer answers; then it is left out
     * @param beside what is stored with it, if it changes anything
     */
    public Mono<Order> ask(
            MerchantId merchant, OrderId id, Map<Integer, OrderLine> offers, Instant until, Beside beside) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> orders.change(orders.get(merchant, id), order -> order.ask(offers, until), beside));
    }
}
