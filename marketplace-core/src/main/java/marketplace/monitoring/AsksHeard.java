package marketplace.monitoring;

import marketplace.finding.news.Asked;
import marketplace.finding.news.Followed;
import marketplace.merchants.news.MerchantChanged;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What news told of questions, and of merchants. */
@Component
class AsksHeard {
    private final Sql sql;

    AsksHeard(Sql sql) {
        this.sql = sql;
    }

    /** Takes it in; whether it tells of a day that is closed already, or is the county's first. */
    Mono<Boolean> hear(Asked asked) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.hear-asked", """
                    with begun as (
                      insert into monitoring.closing (county) values (:county) on conflict do nothing returning county
                    ), heard as (
                      insert into monitoring.ask_heard (county, id, day, words, place, asks, found)
                      values (:county, :id, :day, :words, :place, :asks, :found) on conflict do nothing
                    )
                    select exists (select from begun)
                      or exists (select from monitoring.closing where county = :county and closed_at::date > :day) as late
                    """)
                        .bind("county", scope.county())
                        .bind("id", asked.id())
                        .bind("day", asked.day())
                        .bind("words", asked.words())
                        .bind("place", asked.place(), String.class)
                        .bind("asks", asked.asks())
                        .bind("found", asked.found())
                        .find(row -> row.flag("late")));
    }

    /** Takes in that words led on; late as a question is. */
    Mono<Boolean> hear(Followed followed) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.hear-followed", """
                    with begun as (
                      insert into monitoring.closing (county) values (:county) on conflict do nothing returning county
                    ), heard as (
                      insert into monitoring.ask_heard (county, id, day, words, place, asks, found, followed)
                      values (:county, :id, :day, :words, :place, 0, true, :followed) on conflict do nothing
                    )
                    select exists (select from begun)
                      or exists (select from monitoring.closing where county = :county and closed_at::date > :day) as late
                    """)
                        .bind("county", scope.county())
                        .bind("id", followed.id())
                        .bind("day", followed.day())
                        .bind("words", followed.words())
                        .bind("place", followed.place(), String.class)
                        .bind("followed", followed.times())
                        .find(row -> row.flag("late")));
    }

    Mono<Void> hear(MerchantChanged merchant) {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.hear-merchant", """
                    insert into monitoring.merchant_heard as known (county, id, version, state)
                    values (:county, :id, :version, :state)
                    on conflict (county, id) do update set version = excluded.version, state = excluded.state
                    where known.version < excluded.version
                    """)
                        .bind("county", scope.county())
                        .bind("id", merchant.merchant())
                        .bind("version", merchant.version())
                        .bind("state", merchant.state())
                        .run());
    }

    /** How many merchants may sell. */
    Mono<Long> approved() {
        return Scope.current()
                .flatMap(scope -> sql.named("monitoring.approved", """
                    select count(*) as n from monitoring.merchant_heard where county = :county and state = 'approved'
                    """)
                        .bind("county", scope.county())
                        .find(row -> row.number("n")));
    }
}
