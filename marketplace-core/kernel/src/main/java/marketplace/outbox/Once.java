package marketplace.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import marketplace.shared.Overtaken;
import marketplace.shared.Refusal;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import reactor.core.publisher.Mono;

/**
 * Idempotent answers: the same caller, key and body gets the same answer, another body is refused, one still at work
 * is told to come back. Written in the change's transaction and kept for seven days.
 */
public final class Once {
    static final Retention KEPT = Retention.of("outbox.once", "at", Duration.ofDays(7));

    private final Sql sql;
    private final Clock clock;

    Once(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What was asked, by whom, under which key. */
    public record Asked(String caller, String key, String route, String body) {
        String hash() {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(route.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A status and a body, as they were and will be answered. */
    public record Answer(int status, String body) {}

    public Mono<Answer> answer(Asked asked, Mono<Answer> work) {
        return Scope.current()
                .flatMap(scope -> sql.together(alone(scope, asked)
                        .then(given(scope, asked)
                                .switchIfEmpty(Mono.defer(() -> work.flatMap(done -> keep(scope, asked, done)))))))
                .retryWhen(Overtaken.startOver());
    }

    private Mono<Boolean> alone(Scope scope, Asked asked) {
        return sql.named("once.alone", "select pg_try_advisory_xact_lock(hashtextextended(:key, 0)) as mine")
                .bind("key", scope.county() + "/" + asked.caller() + "/" + asked.key())
                .find(row -> row.flag("mine"))
                .flatMap(mine -> mine ? Mono.just(true) : Mono.error(new Refused.StillAtWork()));
    }

    private Mono<Answer> given(Scope scope, Asked asked) {
        return sql.named("once.given", """
            select body_hash, status, answer from outbox.once
            where county = :county and caller = :caller and key = :key
            """)
                .bind("county", scope.county())
                .bind("caller", asked.caller())
                .bind("key", asked.key())
                .find(row -> new Given(row.text("body_hash"), new Answer(row.count("status"), row.text("answer"))))
                .map(given -> given.to(asked));
    }

    private Mono<Answer> keep(Scope scope, Asked asked, Answer done) {
        return sql.named("once.keep", """
            insert into outbox.once (county, caller, key, route, body_hash, status, answer, at)
            values (:county, :caller, :key, :route, :hash, :status, :answer, :at)
            """)
                .bind("county", scope.county())
                .bind("caller", asked.caller())
                .bind("key", asked.key())
                .bind("route", asked.route())
                .bind("hash", asked.hash())
                .bind("status", done.status())
                .bind("answer", done.body())
                .bind("at", clock.instant())
                .run()
                .thenReturn(done);
    }

    private record Given(String hash, Answer answer) {
        Answer to(Asked asked) {
            if (!hash.equals(asked.hash())) {
                throw new Refused.OtherBody();
            }
            return answer;
        }
    }

    /** Why an answer is not given. */
    public abstract static sealed class Refused extends Refusal {
        private static final long serialVersionUID = 1;

        private Refused(Kind kind, String slug, String sentence) {
            super(kind, slug, sentence);
        }

        static final class StillAtWork extends Refused {
            private static final long serialVersionUID = 1;

            StillAtWork() {
                super(Kind.BUSY, "still-at-work", "This request is still being worked on. Ask again in a second.");
            }
        }

        static final class OtherBody extends Refused {
            private static final long serialVersionUID = 1;

            OtherBody() {
                super(Kind.CONFLICT, "key-used-otherwise", "This idempotency key was used for another request.");
            }
        }
    }
}
