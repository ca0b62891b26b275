package marketplace.orders;

import java.time.Clock;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells an order where its money is; the first sure sign of it secures the order. Older tellings change nothing. */
@Component
public class MarkPayment {
    private final Orders orders;
    private final OrdersSettings settings;
    private final Clock clock;

    MarkPayment(Orders orders, OrdersSettings settings, Clock clock) {
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    /** The merchant has her money, past the payment house: by transfer, or when the goods changed hands. */
    public Mono<Order> settled(MerchantId merchant, OrderId id) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> orders.change(orders.get(merchant, id), Order::settle));
    }

    public Mono<Order> of(OrderId id, Payment told) {
        return Mono.fromSupplier(() -> settings.deadlines(clock.instant()))
                .flatMap(deadlines -> orders.change(id, order -> order.hear(told, deadlines)));
    }
}
