package marketplace.withdrawals;

import java.time.Instant;
import marketplace.orders.news.OrderAccepted;
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
    private static final String APPOINTMENT = "APPOINTMENT";

    @Bean
    Follower withdrawalsHearOrders(Feed feed, Sql sql, Cases cases, JsonMapper json) {
        return Follower.inside(
                "withdrawals.orders",
                feed,
                news -> hear(order(news, json), news, sql, cases),
                OrderPlaced.class,
                OrderAccepted.class,
                OrderHandedOver.class);
    }

    private static Mono<Void> hear(OrderFigures order, Envelope news, Sql sql, Cases cases) {
        return know(order, begins(order, news), sql)
                .then(cases.match(order.number()))
                .then();
    }

    private static OrderFigures order(Envelope news, JsonMapper json) {
        return json.treeToValue(news.data().get("order"), OrderFigures.class);
    }

    /** Of goods with the last line that is handed over, of work with the contract (§ 355 Abs. 2, § 356 Abs. 2 BGB). */
    private static @Nullable Instant begins(OrderFigures order, Envelope news) {
        var work = order.fulfilment().equals(APPOINTMENT);
        return news.is(work ? OrderAccepted.class : OrderHandedOver.class) ? news.at() : null;
    }

    private static Mono<Void> know(OrderFigures order, @Nullable Instant begins, Sql sql) {
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
                        .bind("handedOver", begins, Instant.class)
                        .run());
    }
}
