package marketplace.outbox;

import static marketplace.shared.AcrossCounties.FEED;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import marketplace.shared.Sql;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * News a follower could not handle: tried again with growing pauses, parked with its reason after {@value #TRIES} tries.
 * News on the same subject queues up behind it; other subjects go on.
 */
public final class Waiting {
    static final int TRIES = 10;
    static final int BATCH = 100;

    private final Sql sql;
    private final JsonMapper json;
    private final Clock clock;

    Waiting(Sql sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** News that failed once, in the chain of its county. */
    Mono<Void> add(String follower, Envelope news, String reason) {
        return insert(follower, new Waiter(news, 1), reason);
    }

    /** News that was not tried, since older news on its subject waits. */
    Mono<Void> queue(String follower, Envelope news, String reason) {
        return insert(follower, new Waiter(news, 0), reason);
    }

    private Mono<Void> insert(String follower, Waiter waiter, String reason) {
        var news = waiter.news();
        return sql.named("outbox.wait", """
            insert into outbox.waiting (county, follower, id, subject, news, tries, next_at, reason)
            values (:county, :follower, :id, :subject, :news::jsonb, :tries, :nextAt, :reason)
            on conflict do nothing
            """)
                .bind("county", news.county())
                .bind("follower", follower)
                .bind("id", news.id())
                .bind("subject", news.subject())
                .bind("news", json.writeValueAsString(news))
                .bind("tries", waiter.tries())
                .bind("nextAt", clock.instant().plus(pauseAfter(waiter.tries())))
                .bind("reason", reason)
                .run();
    }

    /** The first of each subject whose pause is over, at most {@value #BATCH}. */
    Mono<List<Waiter>> ready(String follower) {
        return sql.across(FEED, "outbox.waiting", """
            select news::text as news, tries from outbox.waiting w
            where follower = :follower and parked_at is null and next_at <= :now
              and not exists (select from outbox.waiting before
                where before.county = w.county and before.follower = w.follower
                  and before.subject = w.subject and before.seq < w.seq)
            order by next_at limit :batch
            """)
                .bind("follower", follower)
                .bind("now", clock.instant())
                .bind("batch", BATCH)
                .list(row -> new Waiter(json.readValue(row.text("news"), Envelope.class), row.count("tries")));
    }

    /** Takes it off the list; not so when another runner did. */
    Mono<Boolean> take(String follower, Envelope news) {
        return sql.named("outbox.waited", """
            delete from outbox.waiting where county = :county and follower = :follower and id = :id
            """)
                .bind("county", news.county())
                .bind("follower", follower)
                .bind("id", news.id())
                .change()
                .map(taken -> taken == 1);
    }

    Mono<Void> failed(String follower, Waiter waiter, String reason) {
        var tries = waiter.tries() + 1;
        return sql.named("outbox.wait-again", """
            update outbox.waiting set tries = :tries, next_at = :nextAt, reason = :reason,
              parked_at = case when :tries >= :most then :now::timestamptz end
            where county = :county and follower = :follower and id = :id
            """)
                .bind("tries", tries)
                .bind("nextAt", clock.instant().plus(pauseAfter(tries)))
                .bind("reason", reason)
                .bind("most", TRIES)
                .bind("now", clock.instant())
                .bind("county", waiter.news().county())
                .bind("follower", follower)
                .bind("id", waiter.news().id())
                .run();
    }

    /** Which of these subjects have older news waiting. */
    Mono<List<String>> held(String follower, List<String> subjects) {
        return sql.across(FEED, "outbox.held", """
            select distinct subject from outbox.waiting where follower = :follower and subject = any(:subjects)
            """)
                .bind("follower", follower)
                .bind("subjects", subjects)
                .list(row -> row.text("subject"));
    }

    /** News parked for good until the operator replays it. */
    public Mono<Long> parked() {
        return sql.across(FEED, "outbox.parked", "select count(*) as n from outbox.waiting where parked_at is not null")
                .find(row -> row.number("n"));
    }

    /** Gives parked news its tries back. */
    public Mono<Long> replay(String follower) {
        return sql.across(FEED, "outbox.replay", """
            update outbox.waiting set tries = 0, parked_at = null, next_at = :now
            where follower = :follower and parked_at is not null
            """)
                .bind("follower", follower)
                .bind("now", clock.instant())
                .change();
    }

    /** From one second to 512. */
    private static Duration pauseAfter(int tries) {
        return Duration.ofSeconds(1L << tries);
    }

    record Waiter(Envelope news, int tries) {}
}
