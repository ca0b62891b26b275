package marketplace.dispatch;

import marketplace.orders.news.OrderAccepted;
import marketplace.orders.news.OrderCancelled;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderLapsed;
import marketplace.orders.news.OrderPacked;
import marketplace.orders.news.OrderRefusedByMerchant;
import marketplace.orders.news.OrderReturned;
import marketplace.orders.news.OrderSecured;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Hears how orders stand that are to be brought. */
@Configuration(proxyBeanMethods = false)
class DispatchHears {
    @Bean
    Follower dispatchHearsOrders(Feed feed, Deliveries deliveries, JsonMapper json) {
        return Follower.inside(
                "dispatch.orders",
                feed,
                news -> news.isPast()
                        ? Mono.empty()
                        : deliveries.hear(json.treeToValue(news.data().get("order"), OrderFigures.class)),
                OrderSecured.class,
                OrderAccepted.class,
                OrderRefusedByMerchant.class,
                OrderPacked.class,
                OrderHandedOver.class,
                OrderReturned.class,
                OrderCancelled.class,
                OrderLapsed.class);
    }
}
