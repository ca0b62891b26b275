package marketplace.orders;

import marketplace.shared.OrderId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes that the goods of an order came back; the room that decides so has checked it. */
@Component
public class TakeBack {
    private final Orders orders;

    TakeBack(Orders orders) {
        this.orders = orders;
    }

    public Mono<Order> of(OrderId id) {
        return orders.change(id, Order::takeBack);
    }
}
