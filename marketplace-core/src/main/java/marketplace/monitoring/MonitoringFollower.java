package marketplace.monitoring;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.counties.news.Unreached;
import marketplace.finding.news.Asked;
import marketplace.finding.news.Followed;
import marketplace.merchants.news.MerchantChanged;
import marketplace.monitoring.OrdersHeard.Placed;
import marketplace.orders.news.OrderCancelled;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderLapsed;
import marketplace.orders.news.OrderPacked;
import marketplace.orders.news.OrderPlaced;
import marketplace.orders.news.OrderRefusedByMerchant;
import marketplace.orders.news.OrderReturned;
import marketplace.orders.news.OrderSecured;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.pages.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Whom monitoring hears: orders as far as they change a figure, questions, where we were wanted, merchants. */
@Configuration(proxyBeanMethods = false)
class MonitoringFollower {
    private final OrdersHeard orders;
    private final AsksHeard asks;
    private final UnreachedPlaces unreached;
    private final Close close;
    private final JsonMapper json;

    MonitoringFollower(OrdersHeard orders, AsksHeard asks, UnreachedPlaces unreached, Close close, JsonMapper json) {
        this.orders = orders;
        this.asks = asks;
        this.unreached = unreached;
        this.close = close;
        this.json = json;
    }

    @Bean
    Follower monitoringHears(Feed feed) {
        return Follower.inside(
                "monitoring",
                feed,
                this::hear,
                OrderPlaced.class,
                OrderSecured.class,
                OrderRefusedByMerchant.class,
                OrderCancelled.class,
                OrderLapsed.class,
                OrderPacked.class,
                OrderHandedOver.class,
                OrderReturned.class,
                Asked.class,
                Followed.class,
                Unreached.class,
                MerchantChanged.class);
    }

    private Mono<Void> hear(Envelope news) {
        return news.is(MerchantChanged.class)
                ? asks.hear(json.treeToValue(news.data(), MerchantChanged.class))
                : counted(news).filter(Boolean::booleanValue).flatMap(_ -> close.soon());
    }

    /** Whether it happened before the last closing and is heard after it: then all is closed soon, whole and again. */
    private Mono<Boolean> counted(Envelope news) {
        if (news.is(Asked.class)) {
            return asks.hear(json.treeToValue(news.data(), Asked.class));
        }
        if (news.is(Followed.class)) {
            return asks.hear(json.treeToValue(news.data(), Followed.class));
        }
        if (news.is(Unreached.class)) {
            return unreached.hear(json.treeToValue(news.data(), Unreached.class));
        }
        var order = json.treeToValue(news.data().path("order"), OrderFigures.class);
        return orders.hear(order, news.at(), placed(news, order));
    }

    private static @Nullable Placed placed(Envelope news, OrderFigures order) {
        if (!news.is(OrderPlaced.class)) {
            return null;
        }
        var buyer = Stream.of(news.actingFor(), news.by(), order.purchase())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return new Placed(LocalDate.ofInstant(news.at(), Formats.ZONE), Channel.of(news.channel()), buyer.toString());
    }
}
