package marketplace.accounts;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Set;
import marketplace.accounts.Accounts.Identity;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who a bearer of a Keycloak token is in this county; kept for five seconds, at most 10,000 identities. */
@Component
public class Bearer {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final People people;
    private final AsyncCache<String, SignedIn> known =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST).buildAsync();

    Bearer(Accounts accounts, People people) {
        this.accounts = accounts;
        this.people = people;
    }

    public Mono<SignedIn> of(Identity identity, Set<String> scopes) {
        return Scope.current()
                .flatMap(scope -> Mono.fromFuture(
                                () -> known.get(
                                        scope.county() + identity.subject(),
                                        (_, _) -> read(identity, scope).toFuture()),
                                true)
                        .map(person -> within(person, scopes)));
    }

    /** What this account may do has changed: it is read anew. */
    void forget(AccountId account) {
        known.synchronous().asMap().values().removeIf(person -> person.account().equals(account));
    }

    private Mono<SignedIn> read(Identity identity, Scope scope) {
        return accounts.signIn(identity).flatMap(people::signedIn).contextWrite(scope::in);
    }

    private static SignedIn within(SignedIn person, Set<String> scopes) {
        return new SignedIn(
                person.county(), person.account(), person.name(), person.grants(), scopes, person.actingFor());
    }
}
