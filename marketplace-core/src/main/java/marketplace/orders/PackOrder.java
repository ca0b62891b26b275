package marketplace.orders;

import java.util.Map;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The merchant has packed it and says what the scales showed, by position. */
@Component
public class PackOrder {
    private final Orders orders;

    PackOrder(Orders orders) {
        this.orders = orders;
    }

    public Mono<Order> of(MerchantId merchant, OrderId id, Map<Integer, Grams> weights) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> orders.change(orders.get(merchant, id), order -> order.pack(weights)));
    }
}
