package marketplace.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The closed and protected figures of a county. */
@Component
class Figures {
    private static final int MOST = 2_000;

    private final Sql sql;
    private final JsonMapper json;

    Figures(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** All figures of a period. */
    Mono<List<Figure>> list(Period period) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.of-period", """
                    select * from monitoring.figure where county = :county and grain = :grain and start = :start
                    order by dimension, key limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("grain", period.grain())
                        .bind("start", period.start())
                        .bind("most", MOST)
                        .list(Figures::figure));
    }

    /** Those of the county and of its places with and without a shop, over periods of one grain. */
    Mono<List<Figure>> over(List<Period> periods) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.over-time", """
                    select * from monitoring.figure
                    where county = :county and grain = :grain and start between :first and :last
                      and dimension in ('COUNTY', 'SHOP')
                    order by start, dimension, key limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("grain", periods.getFirst().grain())
                        .bind("first", periods.getFirst().start())
                        .bind("last", periods.getLast().start())
                        .bind("most", MOST)
                        .list(Figures::figure));
    }

    /** Which periods there are, the newest first, at most two hundred. */
    Mono<List<Period>> periods() {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.periods", """
                    select grain, start from monitoring.figure where county = :county and dimension = 'COUNTY'
                    order by start desc limit 200
                    """)
                        .bind("county", scope.county())
                        .list(row -> new Period(Grain.valueOf(row.text("grain")), row.date("start"))));
    }

    /** Everything from this quarter on anew. */
    Mono<Void> replace(Period quarter, List<Figure> figures) {
        return remove(quarter).then(add(figures.stream().map(Stored::of).toList()));
    }

    Mono<Void> closed(Instant cut) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.closed", """
                    insert into monitoring.closing (county, closed_at) values (:county, :cut)
                    on conflict (county) do update set closed_at = excluded.closed_at
                    """)
                        .bind("county", scope.county())
                        .bind("cut", cut)
                        .run());
    }

    /** Until when all is counted; none before the first closing. */
    Mono<Instant> closedAt() {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.closed-at", """
                    select closed_at from monitoring.closing where county = :county and closed_at is not null
                    """)
                        .bind("county", scope.county())
                        .find(row -> row.instant("closed_at")));
    }

    /** What counts now in these days, to the last order. */
    Mono<Totals> now(Period period) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.now", """
                    select count(distinct purchase) as purchases, count(*) as orders from monitoring.order_heard
                    where county = :county and day >= :from and day < :until and state = any(:standing)
                    """)
                        .bind("county", scope.county())
                        .bind("from", period.from())
                        .bind("until", period.until())
                        .bind("standing", Outcome.standing())
                        .find(row -> Totals.of(row.number("purchases"), row.number("orders"))));
    }

    private Mono<Void> remove(Period quarter) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.remove-figures", """
                    delete from monitoring.figure
                    where county = :county and start >= case grain when 'WEEK' then :from else :start end
                    """)
                        .bind("county", scope.county())
                        .bind("from", quarter.from())
                        .bind("start", quarter.start())
                        .run());
    }

    private Mono<Void> add(List<Stored> figures) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.add-figures", """
                    insert into monitoring.figure
                      (county, grain, start, dimension, key, purchases, orders, goods, merchants, buyers)
                    select :county, grain, start, dimension, key, purchases, orders, goods, merchants, buyers
                    from jsonb_to_recordset(:figures::jsonb) as f(grain text, start date, dimension text, key text,
                      purchases bigint, orders bigint, goods bigint, merchants bigint, buyers bigint)
                    """)
                        .bind("county", scope.county())
                        .bind("figures", json.writeValueAsString(figures))
                        .run());
    }

    static Slot slot(Row row) {
        return new Slot(
                new Period(Grain.valueOf(row.text("grain")), row.date("start")),
                Dimension.valueOf(row.text("dimension")),
                row.text("key"));
    }

    private static Figure figure(Row row) {
        return new Figure(
                slot(row),
                row.findNumber("purchases"),
                row.findNumber("orders"),
                row.findNumber("goods"),
                row.findNumber("merchants"),
                row.findNumber("buyers"));
    }

    private record Stored(
            String grain,
            LocalDate start,
            String dimension,
            String key,
            @Nullable Long purchases,
            @Nullable Long orders,
            @Nullable Long goods,
            @Nullable Long merchants,
            @Nullable Long buyers) {
        static Stored of(Figure figure) {
            var slot = figure.slot();
            return new Stored(
                    slot.period().grain().name(),
                    slot.period().start(),
                    slot.dimension().name(),
                    slot.key(),
                    figure.purchases(),
                    figure.orders(),
                    figure.goods(),
                    figure.merchants(),
                    figure.buyers());
        }
    }
}
