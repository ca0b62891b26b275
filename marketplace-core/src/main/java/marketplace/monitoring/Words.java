package marketplace.monitoring;

import java.time.LocalDate;
import java.util.List;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was searched for, as far as it was asked at least five times in a period. */
@Component
class Words {
    private static final int MOST_KEPT = 100;
    private static final String ADD = """
        with ask as (
          select p.grain, p.start, a.words, a.place, a.asks, case when a.found then 0 else a.asks end as missed,
            case when a.found then a.asks - a.followed else 0 end as abandoned
          from (select *, date_trunc('week', day)::date as week from monitoring.ask_heard) a
          cross join lateral (values ('WEEK', a.week), ('MONTH', date_trunc('month', a.week + 3)::date),
            ('QUARTER', date_trunc('quarter', a.week + 3)::date)) as p(grain, start)
          where a.county = :county and a.day < :today
        ), counted as (
          select grain, start, words, sum(asks) as asks, sum(missed) as missed, sum(abandoned) as abandoned from ask
          group by grain, start, words having sum(asks) >= :fewest
        ), ranked as (
          select *, row_number() over (partition by grain, start order by asks desc, words) as nth,
            row_number() over (partition by grain, start order by missed desc, words) as nth_missed,
            row_number() over (partition by grain, start order by abandoned desc, words) as nth_abandoned
          from counted
        ), by_place as (
          select grain, start, words, place, sum(missed) as missed, sum(abandoned) as abandoned from ask
          where place is not null group by grain, start, words, place
        ), mainly as (
          select distinct on (grain, start, words) grain, start, words, place from by_place
          where missed >= :fewest order by grain, start, words, missed desc, place
        ), left_mainly as (
          select distinct on (grain, start, words) grain, start, words, place as abandoned_place from by_place
          where abandoned >= :fewest order by grain, start, words, abandoned desc, place
        )
        insert into monitoring.word (county, grain, start, words, asks, missed, place, abandoned, abandoned_place)
        select :county, grain, start, words, asks, case when missed >= :fewest then missed else 0 end, place,
          case when abandoned >= :fewest then abandoned else 0 end, abandoned_place
        from ranked left join mainly using (grain, start, words) left join left_mainly using (grain, start, words)
        where nth <= :most or nth_missed <= :most or nth_abandoned <= :most
        """;

    private final Sql sql;

    Words(Sql sql) {
        this.sql = sql;
    }

    /** A period's words, the most asked first. */
    Mono<List<Word>> list(Period period) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.words", """
                    select words, asks, missed, place, abandoned, abandoned_place from monitoring.word
                    where county = :county and grain = :grain and start = :start
                    order by asks desc, words limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("grain", period.grain())
                        .bind("start", period.start())
                        .bind("most", 3 * MOST_KEPT)
                        .list(row -> new Word(
                                row.text("words"),
                                row.number("asks"),
                                row.number("missed"),
                                row.findText("place"),
                                row.number("abandoned"),
                                row.findText("abandoned_place"))));
    }

    /** The first day of which anything is still remembered. */
    Mono<LocalDate> earliest() {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.first-ask", """
                    select day from monitoring.ask_heard where county = :county order by day limit 1
                    """)
                        .bind("county", scope.county())
                        .find(row -> row.date("day")));
    }

    /** Counts anew what was asked from this quarter on, before today. */
    Mono<Void> count(Period quarter, LocalDate today) {
        return remove(quarter).then(add(today));
    }

    Mono<Void> forgetBefore(LocalDate day) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.forget-asks", """
                    delete from monitoring.ask_heard where county = :county and day < :day
                    """)
                        .bind("county", scope.county())
                        .bind("day", day)
                        .run());
    }

    private Mono<Void> remove(Period quarter) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.remove-words", """
                    delete from monitoring.word
                    where county = :county and start >= case grain when 'WEEK' then :from else :start end
                    """)
                        .bind("county", scope.county())
                        .bind("from", quarter.from())
                        .bind("start", quarter.start())
                        .run());
    }

    private Mono<Void> add(LocalDate today) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.add-words", ADD)
                        .bind("county", scope.county())
                        .bind("today", today)
                        .bind("fewest", Protection.FEWEST)
                        .bind("most", MOST_KEPT)
                        .run());
    }
}
