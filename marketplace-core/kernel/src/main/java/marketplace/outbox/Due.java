package marketplace.outbox;

import java.time.Instant;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import reactor.core.publisher.Mono;

/** Work planned for a time, at most one of a kind per subject; planning it again moves it. */
public final class Due {
    private final Sql sql;

    Due(Sql sql) {
        this.sql = sql;
    }

    /**
     * Plans the work, or moves what was planned: it begins with all its tries again, also what was put aside.
     *
     * @param what the kind, by the name of the {@link DueWork} that does it
     * @param subject what it is about, as that work understands it: mostly an id
     */
    public Mono<Void> plan(String what, String subject, Instant at) {
        return Scope.current()
                .flatMap(scope -> sql.named("due.plan", """
                    insert into outbox.due (county, what, subject, at) values (:county, :what, :subject, :at)
                    on conflict (county, what, subject)
                    do update set at = excluded.at, tries = 0, reason = null, parked_at = null
                    """)
                        .bind("county", scope.county())
                        .bind("what", what)
                        .bind("subject", subject)
                        .bind("at", at)
                        .run());
    }

    /**
     * Puts the work straight on the list of what was given up, for a reason that no further try mends: it is done when
     * somebody sets it going.
     */
    public Mono<Void> leave(String what, String subject, Instant now, String reason) {
        return Scope.current()
                .flatMap(scope -> sql.named("due.leave", """
                    insert into outbox.due (county, what, subject, at, reason, parked_at)
                    values (:county, :what, :subject, :now, :reason, :now)
                    on conflict (county, what, subject)
                    do update set reason = excluded.reason, parked_at = excluded.parked_at
                    """)
                        .bind("county", scope.county())
                        .bind("what", what)
                        .bind("subject", subject)
                        .bind("now", now)
                        .bind("reason", reason)
                        .run());
    }

    /** Work of this kind about this subject is not done any more; nothing planned is fine. */
    public Mono<Void> forget(String what, String subject) {
        return Scope.current()
                .flatMap(scope -> sql.named("due.forget", """
                    delete from outbox.due where county = :county and what = :what and subject = :subject
                    """)
                        .bind("county", scope.county())
                        .bind("what", what)
                        .bind("subject", subject)
                        .run());
    }
}
