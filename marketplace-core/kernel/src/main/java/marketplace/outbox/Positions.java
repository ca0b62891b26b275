package marketplace.outbox;

import static marketplace.shared.AcrossCounties.FEED;

import marketplace.shared.Row;
import marketplace.shared.Sql;
import reactor.core.publisher.Mono;

/** How far each follower has come. */
final class Positions {
    private final Sql sql;

    Positions(Sql sql) {
        this.sql = sql;
    }

    /** The stored position; the beginning for a new follower. */
    Mono<String> of(String follower) {
        return sql.across(FEED, "outbox.position", """
                insert into outbox.follower (name, position) values (:name, '')
                on conflict (name) do update set name = excluded.name
                returning position
                """).bind("name", follower).find(row -> row.text("position"));
    }

    /** Moves on, unless another runner already did. */
    Mono<Boolean> move(String follower, String from, String to) {
        return sql.across(FEED, "outbox.move", """
                update outbox.follower set position = :to, moved_at = now() where name = :name and position = :from
                """)
                .bind("name", follower)
                .bind("from", from)
                .bind("to", to)
                .change()
                .map(moved -> moved == 1);
    }

    /** The same inside the transaction of an effect: the row stays locked until it commits. */
    Mono<Step> take(String follower, String from, Envelope news) {
        return sql.named("outbox.take", """
                with mine as (
                  select name from outbox.follower where name = :name and position = :from for update skip locked
                ), moved as (
                  update outbox.follower f set position = :to, moved_at = now() from mine where f.name = mine.name
                  returning f.name
                )
                select exists (select from outbox.waiting
                               where county = :county and follower = :name and subject = :subject) as held
                from moved
                """)
                .bind("name", follower)
                .bind("from", from)
                .bind("to", news.cursor())
                .bind("county", news.county())
                .bind("subject", news.subject())
                .find(Step::of)
                .defaultIfEmpty(Step.OVERTAKEN);
    }

    /** What a runner may do with the next news. */
    enum Step {
        FREE,
        HELD,
        OVERTAKEN;

        static Step of(Row row) {
            return row.flag("held") ? HELD : FREE;
        }
    }
}
