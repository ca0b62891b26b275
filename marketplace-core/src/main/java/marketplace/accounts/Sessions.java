package marketplace.accounts;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import marketplace.outbox.Retention;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Remembered visits, in PostgreSQL, so that any instance serves any request and a restart signs nobody out. What is read
 * is kept for five seconds, at most 10,000 sessions; a session is marked as seen once a minute at most.
 */
@Component
public class Sessions {
    public static final Duration LIFE = Duration.ofDays(30);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Sql sql;
    private final Clock clock;
    private final People people;
    private final AsyncCache<String, Optional<Session>> known =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST).buildAsync();

    Sessions(Sql sql, Clock clock, People people) {
        this.sql = sql;
        this.clock = clock;
        this.people = people;
    }

    @Bean
    static Retention sessionsKept() {
        return Retention.of("accounts.session", "expires_at", Duration.ZERO);
    }

    /** The session behind this secret, in this county; none when it is unknown, over, or another county's. */
    public Mono<Session> find(Secret secret) {
        return Scope.current()
                .flatMap(scope -> Mono.fromFuture(
                                () -> known.get(
                                        scope.county() + secret.text(),
                                        (_, _) -> read(secret, scope).toFuture()),
                                true)
                        .flatMap(Mono::justOrEmpty));
    }

    /** Remembers a guest from now on. */
    public Mono<Secret> open() {
        var secret = Secret.fresh();
        return Scope.current()
                .flatMap(scope -> sql.named("sessions.open", """
                    insert into accounts.session (county, id, hash, csrf, created_at, seen_at, expires_at)
                    values (:county, :id, :hash, :csrf, :now, :now, :expires)
                    """)
                        .bind("county", scope.county())
                        .bind("id", Uuids.fresh())
                        .bind("hash", secret.hash())
                        .bind("csrf", Secret.fresh().text())
                        .bind("now", clock.instant())
                        .bind("expires", clock.instant().plus(LIFE))
                        .run()
                        .thenReturn(secret));
    }

    /** The guest is this account from now on: what the session holds stays, its secrets are new. */
    public Mono<Secret> signIn(UUID session, AccountId account) {
        var secret = Secret.fresh();
        return Scope.current()
                .flatMap(scope -> sql.named("sessions.sign-in", """
                    update accounts.session set account = :account, hash = :hash, csrf = :csrf, expires_at = :expires
                    where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", session)
                        .bind("account", account)
                        .bind("hash", secret.hash())
                        .bind("csrf", Secret.fresh().text())
                        .bind("expires", clock.instant().plus(LIFE))
                        .run()
                        .thenReturn(secret));
    }

    public Mono<Void> close(Secret secret) {
        return Scope.current()
                .flatMap(scope -> sql.named("sessions.close", """
                    delete from accounts.session where county = :county and hash = :hash
                    """)
                        .bind("county", scope.county())
                        .bind("hash", secret.hash())
                        .run()
                        .then(Mono.fromRunnable(() -> known.synchronous().invalidate(scope.county() + secret.text()))));
    }

    /** What this account may do has changed: its sessions are read anew. */
    void forget(AccountId account) {
        known.synchronous()
                .asMap()
                .values()
                .removeIf(session -> session.flatMap(Session::signedIn)
                        .map(person -> person.account().equals(account))
                        .orElse(false));
    }

    private Mono<Optional<Session>> read(Secret secret, Scope scope) {
        return sql.named("sessions.find", """
            with seen as (
              update accounts.session set seen_at = :now
              where county = :county and hash = :hash and expires_at > :now and seen_at < :now - interval '1 minute'
            )
            select id, csrf, account from accounts.session
            where county = :county and hash = :hash and expires_at > :now
            """)
                .bind("county", scope.county())
                .bind("hash", secret.hash())
                .bind("now", clock.instant())
                .find(row -> new Stored(row.uuid("id"), row.text("csrf"), Optional.ofNullable(row.findUuid("account"))))
                .flatMap(stored -> whole(stored, scope))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .contextWrite(scope::in);
    }

    private Mono<Session> whole(Stored stored, Scope scope) {
        var guest = new Session(stored.id(), scope.county(), stored.csrf(), null);
        return stored.account()
                .map(AccountId::new)
                .map(people::signedIn)
                .orElseGet(Mono::empty)
                .map(person -> new Session(stored.id(), scope.county(), stored.csrf(), person))
                .defaultIfEmpty(guest);
    }

    private record Stored(UUID id, String csrf, Optional<UUID> account) {}
}
