package marketplace.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.shared.AccountId;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keys with which a merchant's till or shop system uses the API in her name; stored hashed, limited, expiring. */
@Component
public class ApiKeys {
    /** What tells a key from a token. */
    public static final String PREFIX = "km_";

    /** The scope of whoever comes with a key. */
    private static final String BY_KEY = "by-key";

    static final Duration LIFE = Duration.ofDays(365);
    private static final int MOST_PER_MERCHANT = 20;
    private static final int LONGEST_NAME = 100;

    private final Sql sql;
    private final Clock clock;

    ApiKeys(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A key as its owner sees it in the list; the secret is shown once, when it is issued. */
    public record ApiKey(UUID id, String name, List<String> scopes, java.time.Instant expiresAt) {}

    public Mono<Secret> issue(MerchantId merchant, String name, Set<String> scopes) {
        return issue(merchant, Uuids.fresh(), name, scopes);
    }

    /** @param id chosen by whoever asks, so that asking twice makes one; the second time the secret is not told again */
    public Mono<Secret> issue(MerchantId merchant, UUID id, String name, Set<String> scopes) {
        var secret = new Secret(PREFIX + Secret.fresh().text());
        return SignedIn.get()
                .flatMap(me -> personFor(me, merchant))
                .filter(_ -> !name.isBlank() && name.length() <= LONGEST_NAME)
                .switchIfEmpty(Mono.error(AccountRefused.KeyWithoutName::new))
                .flatMap(me -> sql.named("api-keys.issue", """
                    insert into accounts.api_key (county, id, hash, merchant, name, scopes, issued_by, issued_at, expires_at)
                    select :county, :id, :hash, :merchant, :name, :scopes, :by, :at, :expires
                    where (select count(*) from accounts.api_key
                           where county = :county and merchant = :merchant and revoked_at is null) < :most
                    on conflict (county, id) do nothing
                    """)
                        .bind("county", me.county())
                        .bind("id", id)
                        .bind("hash", secret.hash())
                        .bind("merchant", merchant)
                        .bind("name", name)
                        .bind("scopes", scopes.toArray(String[]::new))
                        .bind("by", me.account())
                        .bind("at", clock.instant())
                        .bind("expires", clock.instant().plus(LIFE))
                        .bind("most", MOST_PER_MERCHANT)
                        .change()
                        .flatMap(issued -> issued == 1 ? Mono.just(secret) : notIssued(merchant, id)));
    }

    private Mono<Secret> notIssued(MerchantId merchant, UUID id) {
        return list(merchant)
                .map(known -> known.stream().anyMatch(key -> key.id().equals(id)))
                .flatMap(known -> Mono.error(known ? new AccountRefused.KeyTold() : new AccountRefused.TooManyKeys()));
    }

    /** Goes on for a person who may act for the merchant, not for a key. */
    static Mono<SignedIn> personFor(SignedIn me, MerchantId merchant) {
        return me.actingFor(merchant)
                .filter(one -> !one.scopes().contains(BY_KEY))
                .switchIfEmpty(Mono.error(AccountRefused.NotByKey::new));
    }

    public Mono<List<ApiKey>> list(MerchantId merchant) {
        return SignedIn.get()
                .flatMap(me -> personFor(me, merchant))
                .flatMap(me -> sql.named("api-keys.list", """
                    select id, name, scopes, expires_at from accounts.api_key
                    where county = :county and merchant = :merchant and revoked_at is null order by issued_at limit :most
                    """)
                        .bind("county", me.county())
                        .bind("merchant", merchant)
                        .bind("most", MOST_PER_MERCHANT)
                        .list(row -> new ApiKey(
                                row.uuid("id"), row.text("name"), row.texts("scopes"), row.instant("expires_at"))));
    }

    public Mono<Void> revoke(MerchantId merchant, UUID key) {
        return SignedIn.get()
                .flatMap(me -> personFor(me, merchant))
                .flatMap(me -> sql.named("api-keys.revoke", """
                    update accounts.api_key set revoked_at = :now
                    where county = :county and merchant = :merchant and id = :id and revoked_at is null
                    """)
                        .bind("now", clock.instant())
                        .bind("county", me.county())
                        .bind("merchant", merchant)
                        .bind("id", key)
                        .run());
    }

    /** Whom a key speaks for: its one merchant, within its scopes; nothing of the person who issued it is its own. */
    public Mono<SignedIn> find(Secret secret) {
        return Scope.current()
                .flatMap(scope -> sql.named("api-keys.find", """
                    select id, merchant, name, scopes from accounts.api_key
                    where county = :county and hash = :hash and revoked_at is null and expires_at > :now
                    """)
                        .bind("county", scope.county())
                        .bind("hash", secret.hash())
                        .bind("now", clock.instant())
                        .find(row -> new SignedIn(
                                scope.county(),
                                new AccountId(row.uuid("id")),
                                row.text("name"),
                                Set.of(new Grant(Role.MERCHANT_STAFF, new MerchantId(row.uuid("merchant")))),
                                scopes(row.texts("scopes")),
                                null)));
    }

    private static Set<String> scopes(List<String> granted) {
        return Stream.concat(granted.stream(), Stream.of(BY_KEY)).collect(Collectors.toUnmodifiableSet());
    }
}
