package marketplace.orders;

import java.time.Clock;
import java.util.function.Function;
import marketplace.outbox.Change;
import marketplace.outbox.DueWork;
import marketplace.shared.OrderId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What time does to orders: those nobody pays or answers lapse, merchants who wait too long are asked again. */
@Configuration(proxyBeanMethods = false)
class Lapsing {
    static final String LAPSE = "orders.lapse";
    static final String URGE = "orders.urge";

    @Bean
    DueWork ordersLapse(Orders orders, Clock clock) {
        return new DueWork(LAPSE, subject -> change(orders, subject, order -> order.lapse(clock.instant())));
    }

    @Bean
    DueWork ordersUrge(Orders orders) {
        return new DueWork(URGE, subject -> change(orders, subject, Order::urge));
    }

    private static Mono<Void> change(Orders orders, String subject, Function<Order, Change<Order>> decision) {
        return orders.change(OrderId.of(subject), decision).then();
    }
}
