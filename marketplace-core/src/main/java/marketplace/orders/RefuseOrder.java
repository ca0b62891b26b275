package marketplace.orders;

import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The merchant cannot; what was held is free, what was authorised is released. */
@Component
public class RefuseOrder {
    private final Orders orders;

    RefuseOrder(Orders orders) {
        this.orders = orders;
    }

    public Mono<Order> of(MerchantId merchant, OrderId id, OrderState.Reason reason) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> orders.change(orders.get(merchant, id), order -> order.refuse(reason)));
    }
}
