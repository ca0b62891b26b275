package marketplace.withdrawals;

import java.time.Instant;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderPlaced;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Hears of orders, so that a named number finds its merchant, whichever came first, and the period has its beginning. */
@Configuration(proxyBeanMethods = false)
class KnownOrders {
    @Bean
    Follower withdrawalsHearOrders(Feed feed, Sql sql, Cases cases, JsonMapper json) {
        return Follower.inside(
                "withdrawals.orders",
                feed,
                news -> hear(order(news, json), handedOver(news), sql, cases),
                OrderPlaced.class,
                OrderHandedOver.class);
    }

    private static Mono<Void> hear(OrderFigures order, @Nullable Instant handedOver, Sql sql, Cases cases) {
        return know(order, handedOver, sql).then(cases.match(order.number())).then();
    }

    private static OrderFigures order(Envelope news, JsonMapper json) {
        return json.treeToValue(news.data().get("order"), OrderFigures.class);
    }

    /** The last line goes with this news, so its moment is when the period begins. */
    private static @Nullable Instant handedOver(Envelope news) {
        return news.is(OrderHandedOver.class) ? news.at() : null;
    }

    private static Mono<Void> know(OrderFigures order, @Nullable Instant handedOver, Sql sql) {
        return Scope.current()
                .flatMap(scope -> sql.named("known-orders.know", """
                    insert into withdrawals.known_order (county, number, order_id, merchant, handed_over_at)
                    values (:county, :number, :order, :merchant, :handedOver)
                    on conflict (county, number) do update
                    set handed_over_at = coalesce(known_order.handed_over_at, excluded.handed_over_at)
                    """)
                        .bind("county", scope.county())
                        .bind("number", order.number())
                        .bind("order", order.id())
                        .bind("merchant", order.merchant())
                        .bind("handedOver", handedOver, Instant.class)
                        .run());
    }
}
