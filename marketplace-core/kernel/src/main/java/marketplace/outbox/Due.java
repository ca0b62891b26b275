package marketplace.outbox;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
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
     * What is to be done when.
     *
     * @param what the kind, by the name of the {@link DueWork} that does it
     * @param subject what it is about, as that work understands it: mostly an id
     */
    public record Plan(String what, String subject, Instant at) {}

    public Mono<Void> plan(String what, String subject, Instant at) {
        return plan(List.of(new Plan(what, subject, at)));
    }

    /**
     * Plans the work, or moves what was planned: it begins with all its tries again, also what was put aside. One statement,
     * however much; the same work stands in it once.
     */
    public Mono<Void> plan(List<Plan> plans) {
        return plans.isEmpty()
                ? Mono.empty()
                : Scope.current()
                        .flatMap(scope -> sql.named("due.plan", """
                            insert into outbox.due (county, what, subject, at)
                            select :county, p.what, p.subject, p.at
                            from unnest(:whats::text[], :subjects::text[], :ats::timestamptz[]) as p (what, subject, at)
                            on conflict (county, what, subject)
                            do update set at = excluded.at, tries = 0, reason = null, parked_at = null
                            """)
                                .bind("county", scope.county())
                                .bind("whats", each(plans, Plan::what))
                                .bind("subjects", each(plans, Plan::subject))
                                .bind("ats", each(plans, plan -> plan.at().toString()))
                                .run());
    }

    private static List<String> each(List<Plan> plans, Function<Plan, String> part) {
        return plans.stream().map(part).toList();
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
