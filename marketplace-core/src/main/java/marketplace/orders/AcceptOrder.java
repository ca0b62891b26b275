package marketplace.orders;

import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The merchant does it. */
@Component
public class AcceptOrder {
    private final Orders orders;

    AcceptOrder(Orders orders) {
        this.orders = orders;
    }

    public Mono<Order> of(MerchantId merchant, OrderId id) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> orders.change(orders.get(merchant, id), Order::accept));
    }
}
