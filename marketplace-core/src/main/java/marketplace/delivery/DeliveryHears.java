package marketplace.delivery;

import marketplace.merchants.news.MerchantChanged;
import marketplace.outbox.DueWork;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Hears which merchants give goods to the tours, and tells in a while whom that reaches. */
@Configuration(proxyBeanMethods = false)
class DeliveryHears {
    @Bean
    Follower deliveryHearsMerchants(Feed feed, Suppliers suppliers, JsonMapper json) {
        return Follower.inside(
                "delivery.merchants",
                feed,
                news -> suppliers.hear(json.treeToValue(news.data(), MerchantChanged.class)),
                MerchantChanged.class);
    }

    @Bean
    DueWork deliveryChangesReach(Reaches reaches) {
        return new DueWork(Reaches.CHANGE, _ -> reaches.change());
    }
}
