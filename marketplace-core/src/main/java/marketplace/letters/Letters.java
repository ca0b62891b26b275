package marketplace.letters;

import static marketplace.shared.AcrossCounties.DUE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The letters of all counties, from queued to sent. */
@Component
class Letters {
    static final int BATCH = 20;
    private static final int LONGEST_REASON = 500;

    private final Sql sql;
    private final Clock clock;

    Letters(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Queues a letter in the transaction of its cause; the same cause again queues none. */
    Mono<Void> queue(Kind kind, String about) {
        return Scope.current().flatMap(scope -> queue(kind, about, String.valueOf(scope.cause())));
    }

    /** The same for a letter there may be only one of, whatever caused it. */
    Mono<Void> queueOnce(Kind kind, String about) {
        return queue(kind, about, about);
    }

    private Mono<Void> queue(Kind kind, String about, String cause) {
        return Scope.current()
                .flatMap(scope -> sql.named("letters.queue", """
                    insert into letters.letter (county, id, kind, about, cause, queued_at, next_at)
                    values (:county, :id, :kind, :about, :cause, :now, :now) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("id", Uuids.fresh())
                        .bind("kind", kind)
                        .bind("about", about)
                        .bind("cause", cause)
                        .bind("now", clock.instant())
                        .run());
    }

    /** Takes the next letters for as long as the lease; another instance leaves them alone until then. */
    Mono<List<Letter>> take(Instant leaseUntil) {
        return sql.across(DUE, "letters.take", """
            update letters.letter set next_at = :until, tries = tries + 1
            where (county, id) in (select county, id from letters.letter
              where closed_at is null and next_at <= :now order by next_at limit :batch for update skip locked)
            returning county, id, kind, about, queued_at, tries
            """)
                .bind("until", leaseUntil)
                .bind("now", clock.instant())
                .bind("batch", BATCH)
                .list(Letters::letter);
    }

    /** Under which subject it went out stays; its words do not. */
    Mono<Void> sent(Letter letter, Mail mail) {
        return sql.named("letters.sent", """
            update letters.letter set outcome = 'SENT', closed_at = :now, sha256 = :sha256, subject = :subject, reason = null
            where county = :county and id = :id
            """)
                .bind("now", clock.instant())
                .bind("sha256", mail.sha256())
                .bind("subject", mail.words().subject())
                .bind("county", letter.county())
                .bind("id", letter.id())
                .run();
    }

    /** Closes a letter nobody can get. */
    Mono<Void> nobody(Letter letter) {
        return close(letter, "NOBODY", "nobody to write to");
    }

    /** Puts a letter aside until the operator looks at it. */
    Mono<Void> park(Letter letter, String reason) {
        return close(letter, "PARKED", reason);
    }

    Mono<Void> later(Letter letter, Instant at, String reason) {
        return sql.named("letters.later", """
            update letters.letter set next_at = :at, reason = :reason where county = :county and id = :id
            """)
                .bind("at", at)
                .bind("reason", shortened(reason))
                .bind("county", letter.county())
                .bind("id", letter.id())
                .run();
    }

    private Mono<Void> close(Letter letter, String outcome, String reason) {
        return sql.named("letters.close", """
            update letters.letter set outcome = :outcome, closed_at = :now, reason = :reason
            where county = :county and id = :id
            """)
                .bind("outcome", outcome)
                .bind("now", clock.instant())
                .bind("reason", shortened(reason))
                .bind("county", letter.county())
                .bind("id", letter.id())
                .run();
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private static Letter letter(Row row) {
        return new Letter(
                row.county(),
                row.uuid("id"),
                Kind.valueOf(row.text("kind")),
                row.text("about"),
                row.instant("queued_at"),
                row.count("tries"));
    }
}
