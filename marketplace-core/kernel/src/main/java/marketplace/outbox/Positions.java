package marketplace.outbox;

import static marketplace.shared.AcrossCounties.FEED;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import marketplace.shared.Row;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import reactor.core.publisher.Mono;

/** How far each follower has come. */
final class Positions {
    /** How often a claim is renewed; a third of what it lasts. */
    static final Duration RENEWAL = Duration.ofSeconds(5);

    private final Sql sql;
    private final Clock clock;
    private final UUID me = Uuids.fresh();

    Positions(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * How far a follower has come, as it is stored.
     *
     * @param position the empty text for a new one: the beginning
     * @param isWaitedFor whether news it could not handle is to be tried again by now
     */
    record Stored(String position, boolean isWaitedFor) {}

    /** What is stored. Writes nothing for a known follower, and waits for nobody. */
    Mono<Stored> of(String follower) {
        return sql.across(FEED, "outbox.position", """
            with added as (
              insert into outbox.follower (name, position) values (:name, '') on conflict do nothing returning position
            )
            select position, exists (select from outbox.waiting
              where follower = :name and parked_at is null and next_at <= :now) as waited_for
            from outbox.follower where name = :name
            union all select position, false from added
            """)
                .bind("name", follower)
                .bind("now", clock.instant())
                .find(row -> new Stored(row.text("position"), row.flag("waited_for")));
    }

    /** Moves on and lets go, unless another runner already did. */
    Mono<Boolean> move(String follower, String from, String to) {
        return sql.across(FEED, "outbox.move", """
            update outbox.follower set position = :to, moved_at = now(), claimed_by = null, claimed_until = null
            where name = :name and position = :from
            """)
                .bind("name", follower)
                .bind("from", from)
                .bind("to", to)
                .change()
                .map(moved -> moved == 1);
    }

    /** Keeps other runners off the page after this position for fifteen seconds: its effects have no transaction to lock. */
    Mono<Boolean> claim(String follower, String from) {
        return sql.across(FEED, "outbox.claim", """
            update outbox.follower set claimed_by = :me, claimed_until = now() + interval '15 seconds'
            where name = :name and position = :from
              and (claimed_by is null or claimed_by = :me or claimed_until < now())
            """)
                .bind("me", me)
                .bind("name", follower)
                .bind("from", from)
                .change()
                .map(claimed -> claimed == 1);
    }

    /** Moves on behind this news of one county inside the transaction of its effects: the row stays locked until it commits. */
    Mono<Step> take(String follower, String from, List<Envelope> news) {
        return sql.named("outbox.take", """
            with mine as (
              select name from outbox.follower where name = :name and position = :from for update skip locked
            ), moved as (
              update outbox.follower f set position = :to, moved_at = now() from mine where f.name = mine.name
              returning f.name
            )
            select exists (select from outbox.waiting
                           where county = :county and follower = :name and subject = any(:subjects)) as held
            from moved
            """)
                .bind("name", follower)
                .bind("from", from)
                .bind("to", news.getLast().cursor())
                .bind("county", news.getFirst().county())
                .bind(
                        "subjects",
                        news.stream().map(Envelope::subject).distinct().toList())
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
