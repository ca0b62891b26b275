package marketplace.orders;

import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The merchant has her money: by transfer, or when the goods changed hands. */
@Component
public class SettleOrder {
    private final Orders orders;

    SettleOrder(Orders orders) {
        this.orders = orders;
    }

    public Mono<Order> of(MerchantId merchant, OrderId id) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> orders.change(orders.get(merchant, id), Order::settle));
    }
}
