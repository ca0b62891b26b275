package marketplace.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import reactor.core.publisher.Mono;

/** What was given up after too many tries in the county of the chain, with its reason; it waits for somebody to mend it. */
public final class Parked {
    public static final int MOST = 100;

    private final Sql sql;
    private final Clock clock;

    Parked(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** News a follower could not handle. */
    public record ParkedNews(UUID id, String follower, String type, String subject, String reason, Instant parkedAt) {}

    /** Timed work that failed. */
    public record ParkedWork(String what, String subject, String reason, Instant parkedAt) {}

    /** How much of both. */
    public Mono<Long> count() {
        return Scope.current()
                .flatMap(scope -> sql.named("parked.count", """
                    select (select count(*) from outbox.waiting where county = :county and parked_at is not null)
                      + (select count(*) from outbox.due where county = :county and parked_at is not null) as n
                    """)
                        .bind("county", scope.county())
                        .find(row -> row.number("n")));
    }

    /** The oldest first, at most a hundred. */
    public Mono<List<ParkedNews>> news() {
        return Scope.current()
                .flatMap(scope -> sql.named("parked.news", """
                    select id, follower, news->>'type' as type, subject, reason, parked_at from outbox.waiting
                    where county = :county and parked_at is not null order by parked_at, seq limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("most", MOST)
                        .list(row -> new ParkedNews(
                                row.uuid("id"),
                                row.text("follower"),
                                row.text("type"),
                                row.text("subject"),
                                row.text("reason"),
                                row.instant("parked_at"))));
    }

    /** The oldest first, at most a hundred. */
    public Mono<List<ParkedWork>> work() {
        return Scope.current()
                .flatMap(scope -> sql.named("parked.work", """
                    select what, subject, coalesce(reason, '') as reason, parked_at from outbox.due
                    where county = :county and parked_at is not null order by parked_at, what, subject limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("most", MOST)
                        .list(row -> new ParkedWork(
                                row.text("what"), row.text("subject"), row.text("reason"), row.instant("parked_at"))));
    }

    /** Gives this news its tries back; gone or under way, nothing happens. */
    public Mono<Void> again(String follower, UUID id) {
        return Scope.current()
                .flatMap(scope -> sql.named("parked.news-again", """
                    update outbox.waiting set tries = 0, parked_at = null, next_at = :now
                    where county = :county and follower = :follower and id = :id and parked_at is not null
                    """)
                        .bind("county", scope.county())
                        .bind("follower", follower)
                        .bind("id", id)
                        .bind("now", clock.instant())
                        .run());
    }

    /** Gives this work its tries back, from now on. */
    public Mono<Void> again(String what, String subject) {
        return Scope.current()
                .flatMap(scope -> sql.named("parked.work-again", """
                    update outbox.due set tries = 0, parked_at = null, at = :now
                    where county = :county and what = :what and subject = :subject and parked_at is not null
                    """)
                        .bind("county", scope.county())
                        .bind("what", what)
                        .bind("subject", subject)
                        .bind("now", clock.instant())
                        .run());
    }
}
