package marketplace.monitoring;

import java.time.LocalDate;
import java.util.List;
import marketplace.counties.news.Unreached;
import marketplace.monitoring.Report.Wanted;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where the market was wanted and does not come, as far as it was wanted at least five times in a period. */
@Component
class UnreachedPlaces {
    private static final int MOST_KEPT = 100;

    private final Sql sql;

    UnreachedPlaces(Sql sql) {
        this.sql = sql;
    }

    /** Takes it in; whether it tells of a day that is closed already, or is the county's first. */
    Mono<Boolean> hear(Unreached news) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.hear-unreached", """
                    with begun as (
                      insert into monitoring.closing (county) values (:county) on conflict do nothing returning county
                    ), heard as (
                      insert into monitoring.unreached_heard (county, id, day, why, asked, place)
                      values (:county, :id, :day, :why, :asked, :place) on conflict do nothing
                    )
                    select exists (select from begun)
                      or exists (select from monitoring.closing where county = :county and closed_at::date > :day) as late
                    """)
                        .bind("county", scope.county())
                        .bind("id", news.id())
                        .bind("day", news.day())
                        .bind("why", news.why())
                        .bind("asked", news.asked(), String.class)
                        .bind("place", news.place(), String.class)
                        .find(row -> row.flag("late")));
    }

    /** Of a period, the most wanted first. */
    Mono<List<Wanted>> list(Period period) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.unreached", """
                    select why, wanted, times from monitoring.unreached
                    where county = :county and grain = :grain and start = :start
                    order by times desc, why, wanted limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("grain", period.grain())
                        .bind("start", period.start())
                        .bind("most", MOST_KEPT)
                        .list(row -> new Wanted(row.text("why"), row.text("wanted"), row.number("times"))));
    }

    /** Counts anew what was wanted in the quarters of which everything is still remembered, before today. */
    Mono<Void> count(Period quarter, LocalDate today) {
        return remove(quarter).then(add(today));
    }

    /** The first day of which anything is still remembered. */
    Mono<LocalDate> earliest() {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.first-unreached", """
                    select day from monitoring.unreached_heard where county = :county order by day limit 1
                    """)
                        .bind("county", scope.county())
                        .find(row -> row.date("day")));
    }

    Mono<Void> forgetBefore(LocalDate day) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.forget-unreached", """
                    delete from monitoring.unreached_heard where county = :county and day < :day
                    """)
                        .bind("county", scope.county())
                        .bind("day", day)
                        .run());
    }

    private Mono<Void> remove(Period quarter) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.remove-unreached", """
                    delete from monitoring.unreached
                    where county = :county and start >= case grain when 'WEEK' then :from else :start end
                    """)
                        .bind("county", scope.county())
                        .bind("from", quarter.from())
                        .bind("start", quarter.start())
                        .run());
    }

    private Mono<Void> add(LocalDate today) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.add-unreached", """
                    with wish as (
                      select p.grain, p.start, a.why, coalesce(a.asked, a.place) as wanted
                      from (select *, date_trunc('week', day)::date as week from monitoring.unreached_heard) a
                      cross join lateral (values ('WEEK', a.week), ('MONTH', date_trunc('month', a.week + 3)::date),
                        ('QUARTER', date_trunc('quarter', a.week + 3)::date)) as p(grain, start)
                      where a.county = :county and a.day < :today
                    ), counted as (
                      select grain, start, why, wanted, count(*) as times from wish
                      group by grain, start, why, wanted having count(*) >= :fewest
                    ), ranked as (
                      select *, row_number() over (partition by grain, start order by times desc, why, wanted) as nth
                      from counted
                    )
                    insert into monitoring.unreached (county, grain, start, why, wanted, times)
                    select :county, grain, start, why, wanted, times from ranked where nth <= :most
                    """)
                        .bind("county", scope.county())
                        .bind("today", today)
                        .bind("fewest", Protection.FEWEST)
                        .bind("most", MOST_KEPT)
                        .run());
    }
}
