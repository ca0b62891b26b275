package marketplace.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts what was heard of orders. */
@Component
class Counting {
    private static final int MOST_CELLS = 200_000;

    private final Sql sql;

    Counting(Sql sql) {
        this.sql = sql;
    }

    /** Lets count what was heard of until then; the earliest day this concerns, none when it is none. */
    Mono<LocalDate> move(Instant until) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.move", """
                    with moved as (
                      update monitoring.order_heard set closed_state = state, closed_goods = goods
                      where county = :county and moved_at < :until and day is not null
                        and (closed_state is distinct from state or closed_goods is distinct from goods)
                      returning id, day
                    ), lines as (
                      update monitoring.category_heard c set closed_goods = c.goods
                      from moved where c.county = :county and c.order_id = moved.id
                    )
                    select min(day) as earliest from moved having count(*) > 0
                    """)
                        .bind("county", scope.county())
                        .bind("until", until)
                        .find(row -> row.date("earliest")));
    }

    /** All cells of the weeks, months and quarters from this quarter on. */
    Mono<Map<Slot, Counts>> since(Period quarter, Map<String, Surroundings> places) {
        var around = places.entrySet().stream().toList();
        var outcomes = Arrays.stream(Outcome.values()).toList();
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.cells", CELLS)
                        .bind("county", scope.county())
                        .bind("from", quarter.from())
                        .bind("standing", Outcome.standing())
                        .bind("places", around.stream().map(Map.Entry::getKey).toList())
                        .bind(
                                "municipalities",
                                around.stream()
                                        .map(one -> one.getValue().municipality())
                                        .toList())
                        .bind(
                                "distances",
                                around.stream()
                                        .map(one -> one.getValue().distance().name())
                                        .toList())
                        .bind("shops", around.stream().map(Counting::shop).toList())
                        .bind(
                                "states",
                                outcomes.stream()
                                        .flatMap(one -> one.states().stream())
                                        .toList())
                        .bind(
                                "outcomes",
                                outcomes.stream()
                                        .flatMap(one -> one.states().stream().map(_ -> one.name()))
                                        .toList())
                        .bind("most", MOST_CELLS + 1)
                        .list(Counting::cell))
                .map(Counting::whole)
                .map(cells -> cells.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** With some left out, sums would be wrong and small numbers unprotected. */
    private static <T> List<T> whole(List<T> cells) {
        if (cells.size() > MOST_CELLS) {
            throw new IllegalStateException("more than " + MOST_CELLS + " cells since a quarter began");
        }
        return cells;
    }

    private static String shop(Map.Entry<String, Surroundings> place) {
        return Surroundings.shopOf(place.getValue().distance().name());
    }

    private static Map.Entry<Slot, Counts> cell(Row row) {
        return Map.entry(
                Figures.slot(row),
                new Counts(
                        row.number("purchases"),
                        row.number("orders"),
                        row.number("goods"),
                        row.number("merchants"),
                        row.number("buyers"),
                        row.number("largest")));
    }

    /** Each order is a member of its period three times, of each dimension once, of categories as often as it has some. */
    private static final String CELLS = """
        with period as (
          select o.*, p.grain, p.start from monitoring.order_heard o
          cross join lateral (values ('WEEK', o.week), ('MONTH', date_trunc('month', o.week + 3)::date),
            ('QUARTER', date_trunc('quarter', o.week + 3)::date)) as p(grain, start)
          where o.county = :county and o.week >= :from and o.closed_state is not null
        ), around as (
          select * from unnest(:places::text[], :municipalities::text[], :distances::text[], :shops::text[])
            as s(place, municipality, distance, shop)
        ), outcome as (
          select * from unnest(:states::text[], :outcomes::text[]) as s(state, outcome)
        ), member as (
          select grain, start, k.dimension, k.key, id, purchase, merchant, buyer, closed_goods as goods
          from period left join around using (place)
          cross join lateral (values ('COUNTY', ''), ('SHOP', shop), ('DISTANCE', distance),
            ('MUNICIPALITY', municipality), ('PLACE', place), ('WAY', way), ('CHANNEL', channel)) as k(dimension, key)
          where closed_state = any(:standing) and k.key is not null
          union all
          select grain, start, 'CATEGORY', c.category, id, purchase, merchant, buyer, c.closed_goods
          from period join monitoring.category_heard c on c.county = period.county and c.order_id = period.id
          where closed_state = any(:standing)
          union all
          select grain, start, 'OUTCOME', outcome.outcome, id, purchase, merchant, buyer, closed_goods
          from period join outcome on outcome.state = closed_state
        ), largest as (
          select grain, start, dimension, key, max(goods) as largest from (
            select grain, start, dimension, key, merchant, sum(goods) as goods from member
            group by grain, start, dimension, key, merchant) share
          group by grain, start, dimension, key
        )
        select grain, start, dimension, key, count(distinct purchase) as purchases, count(distinct id) as orders,
          sum(goods)::bigint as goods, count(distinct merchant) as merchants, count(distinct buyer) as buyers,
          max(largest)::bigint as largest
        from member join largest using (grain, start, dimension, key)
        group by grain, start, dimension, key limit :most
        """;
}
