package marketplace.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts that are being erased, and the log of what is done; none of it is personal data. */
@Component
class Erasures {
    private static final int MOST_STEPS = 100;

    private final Sql sql;
    private final Clock clock;

    Erasures(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * An erasure under way.
     *
     * @param account none once it is done
     * @param done its steps so far
     */
    record Erasure(UUID id, @Nullable AccountId account, Instant askedAt, List<String> done) {
        Erasure {
            done = List.copyOf(done);
        }
    }

    Mono<Erasure> begin(AccountId account) {
        var erasure = new Erasure(Uuids.fresh(), account, clock.instant(), List.of());
        return Scope.current()
                .flatMap(scope -> sql.named("erasures.begin", """
                    insert into privacy.erasure (county, id, account, asked_at, channel)
                    values (:county, :id, :account, :at, :channel)
                    """)
                        .bind("county", scope.county())
                        .bind("id", erasure.id())
                        .bind("account", account)
                        .bind("at", erasure.askedAt())
                        .bind("channel", scope.channel())
                        .run())
                .thenReturn(erasure);
    }

    Mono<Erasure> find(UUID id) {
        return find("id = :value", id);
    }

    Mono<Erasure> find(AccountId account) {
        return find("account = :value", account.value());
    }

    /** In the transaction of the step. */
    Mono<Void> did(Erasure erasure, String step) {
        return Scope.current()
                .flatMap(scope -> sql.named("erasures.did", """
                    insert into privacy.step (county, erasure, step, at) values (:county, :erasure, :step, :now)
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("erasure", erasure.id())
                        .bind("step", step)
                        .bind("now", clock.instant())
                        .run());
    }

    /** From now on it says nothing of whose it was. */
    Mono<Void> end(Erasure erasure) {
        return Scope.current()
                .flatMap(scope -> sql.named("erasures.end", """
                    update privacy.erasure set account = null, done_at = :now where county = :county and id = :id
                    """)
                        .bind("now", clock.instant())
                        .bind("county", scope.county())
                        .bind("id", erasure.id())
                        .run());
    }

    private Mono<Erasure> find(String which, UUID value) {
        return Scope.current()
                .flatMap(scope -> sql.named("erasures.find", """
                    select id, account, asked_at,
                      array(select step from privacy.step s where s.county = e.county and s.erasure = e.id limit :most) as done
                    from privacy.erasure e where county = :county and %s
                    """.formatted(which))
                        .bind("most", MOST_STEPS)
                        .bind("county", scope.county())
                        .bind("value", value)
                        .find(Erasures::erasure));
    }

    private static Erasure erasure(Row row) {
        var account = Optional.ofNullable(row.findUuid("account")).map(AccountId::new);
        return new Erasure(row.uuid("id"), account.orElse(null), row.instant("asked_at"), row.texts("done"));
    }
}
