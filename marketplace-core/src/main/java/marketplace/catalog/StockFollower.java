package marketplace.catalog;

import java.util.Set;
import marketplace.outbox.DueWork;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.Follower.Hearing;
import marketplace.shared.OrderId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What becomes of reserved goods follows what becomes of their order. */
@Configuration(proxyBeanMethods = false)
class StockFollower {
    private static final String SECURED = "orders.order-secured";
    private static final String PACKED = "orders.order-packed";
    private static final Set<String> OVER =
            Set.of("orders.order-lapsed", "orders.order-refused", "orders.order-cancelled");

    @Bean
    Follower stockOfOrders(Feed feed, EndReservation end) {
        var heard = new java.util.HashSet<>(OVER);
        heard.add(SECURED);
        heard.add(PACKED);
        return new Follower("catalog.stock", feed, Set.copyOf(heard), new Hearing.Inside(news -> hear(news, end)));
    }

    @Bean
    DueWork lapseReservation(EndReservation end) {
        return new DueWork(ReserveStock.LAPSE, order -> end.lapse(OrderId.of(order)));
    }

    private static Mono<Void> hear(Envelope news, EndReservation end) {
        var order = OrderId.of(news.subject());
        return switch (news.type()) {
            case SECURED -> end.keep(order);
            case PACKED -> end.commit(order);
            default -> end.release(order);
        };
    }
}
