package marketplace.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import marketplace.orders.news.OrderFigures;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What news told of orders, each as its newest news says, whichever came first. */
@Component
class OrdersHeard {
    private static final int LEVELS = 2;

    private final Sql sql;

    OrdersHeard(Sql sql) {
        this.sql = sql;
    }

    /**
     * The beginning of an order, told once.
     *
     * @param buyer whoever it is for, to be hashed at once
     */
    record Placed(LocalDate day, Channel channel, String buyer) {}

    /** Takes it in; whether it tells of a time that is closed already, or is the county's first. */
    Mono<Boolean> hear(OrderFigures order, Instant at, @Nullable Placed placed) {
        return placed == null ? know(order, at, null) : salt(placed).then(know(order, at, placed));
    }

    /** Without its salt nobody finds a buyer again, not even with the list of all accounts. */
    private Mono<Void> salt(Placed placed) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.salt", """
                    insert into monitoring.salt (county, year, salt)
                    values (:county, :year, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("year", placed.day().getYear())
                        .run());
    }

    private Mono<Boolean> know(OrderFigures order, Instant at, @Nullable Placed placed) {
        var categories = categories(order);
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.hear-order", HEAR)
                        .bind("county", scope.county())
                        .bind("id", order.id())
                        .bind("version", order.version())
                        .bind("purchase", order.purchase())
                        .bind("merchant", order.merchant())
                        .bind("place", order.place())
                        .bind("way", order.fulfilment())
                        .bind("state", order.state())
                        .bind("goods", order.goods())
                        .bind("at", at)
                        .bind("day", placed == null ? null : placed.day(), LocalDate.class)
                        .bind("year", placed == null ? 0 : placed.day().getYear())
                        .bind(
                                "channel",
                                placed == null ? null : placed.channel().name(),
                                String.class)
                        .bind("buyer", placed == null ? null : placed.buyer(), String.class)
                        .bind("categories", categories.keySet())
                        .bind("cents", List.copyOf(categories.values()))
                        .find(row -> row.flag("late")));
    }

    private static final String HEAR = """
        with begun as (
          insert into monitoring.closing (county) values (:county) on conflict do nothing returning county
        ), heard as (
          insert into monitoring.order_heard as known
            (county, id, version, purchase, merchant, place, way, state, goods, moved_at, day, week, channel, buyer)
          values (:county, :id, :version, :purchase, :merchant, :place, :way, :state, :goods, :at, :day,
            date_trunc('week', :day::date)::date, :channel,
            sha256((select salt from monitoring.salt where county = :county and year = :year)
              || convert_to(:buyer, 'UTF8')))
          on conflict (county, id) do update set
            version = greatest(known.version, excluded.version),
            state = case when excluded.version > known.version then excluded.state else known.state end,
            goods = case when excluded.version > known.version then excluded.goods else known.goods end,
            moved_at = greatest(known.moved_at, excluded.moved_at),
            day = coalesce(known.day, excluded.day),
            week = coalesce(known.week, excluded.week),
            channel = coalesce(known.channel, excluded.channel),
            buyer = coalesce(known.buyer, excluded.buyer)
          returning known.version
        ), lines as (
          insert into monitoring.category_heard (county, order_id, category, goods)
          select :county, :id, line.category, line.goods
          from heard, unnest(:categories::text[], :cents::bigint[]) as line(category, goods)
          where heard.version = :version
          on conflict (county, order_id, category) do update set goods = excluded.goods
        )
        select exists (select from begun)
          or exists (select from monitoring.closing where county = :county and closed_at > :at) as late
        """;

    /** Cents by category, of which two levels are enough. */
    private static Map<String, Long> categories(OrderFigures order) {
        var cents = new TreeMap<String, Long>();
        order.lines().forEach(line -> cents.merge(branch(line.category()), line.cents(), Long::sum));
        return cents;
    }

    private static String branch(String category) {
        var parts = category.split("\\.");
        return parts.length <= LEVELS ? category : parts[0] + "." + parts[1];
    }
}
