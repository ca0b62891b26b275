package marketplace.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.AcrossCounties;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How somebody leaves: at once nobody signs in to her account any more; its row stays until her last token is over. */
@Component
public class Leaving {
    /** Longer than any token lives. */
    public static final Duration LAST_TOKEN = Duration.ofDays(1);

    private static final int MOST_GRANTS = 200;

    private final Sql sql;
    private final GrantRole grantRole;
    private final Sessions sessions;
    private final Bearer bearer;
    private final Clock clock;

    Leaving(Sql sql, GrantRole grantRole, Sessions sessions, Bearer bearer, Clock clock) {
        this.sql = sql;
        this.grantRole = grantRole;
        this.sessions = sessions;
        this.bearer = bearer;
        this.clock = clock;
    }

    /** Whoever is signed in, as rooms look for what is hers; a key is nobody. */
    public Mono<Whose> me() {
        return SignedIn.get().flatMap(me -> whose(me.account())).switchIfEmpty(Mono.error(SignedIn.NotYours::new));
    }

    public Mono<Whose> whose(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("leaving.whose", """
                    select coalesce(p.mail, '') as mail, coalesce(p.mail_verified, false) as proven
                    from accounts.account a left join accounts.person p on p.county = a.county and p.account = a.id
                    where a.county = :county and a.id = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .find(row -> new Whose(account, row.text("mail"), row.flag("proven"))));
    }

    /** Whether the account is there and nobody has asked for its erasure. */
    public Mono<Boolean> stays(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("leaving.stays", """
                    select exists (select from accounts.account
                      where county = :county and id = :account and left_at is null) as stays
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .find(row -> row.flag("stays")));
    }

    /** Whether it is she who begins to leave; not when she did before. In the transaction that plans the rest. */
    public Mono<Boolean> begin(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("leaving.begin", """
                    update accounts.account set left_at = :now where county = :county and id = :account and left_at is null
                    """)
                        .bind("now", clock.instant())
                        .bind("county", scope.county())
                        .bind("account", account)
                        .change())
                .map(begun -> begun == 1)
                .filter(begun -> begun)
                .delayUntil(_ -> giveBack(account))
                .delayUntil(_ -> signOut(account))
                .defaultIfEmpty(false);
    }

    /** What other instances know of her is over within five seconds. */
    public void forget(AccountId account) {
        sessions.forget(account);
        bearer.forget(account);
    }

    /** Her subject at Keycloak, when no other county has an account of hers that stays. */
    public Mono<String> subjectToForget(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.across(AcrossCounties.SIGN_IN, "leaving.subject", """
                    select subject from accounts.account a where county = :county and id = :account and not exists (
                      select from accounts.account o where o.subject = a.subject and o.county <> a.county and o.left_at is null)
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .find(row -> row.text("subject")));
    }

    /** Nothing of it is left; whoever signs in from now on opens a new account. */
    public Mono<Void> end(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("leaving.end", """
                    with given_meanwhile as (
                      delete from accounts.granted where county = :county and account = :account
                    )
                    delete from accounts.account where county = :county and id = :account and left_at is not null
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .run());
    }

    /** Staff of a merchant may go when somebody else is left; who works for the county gives that back first. */
    Mono<Void> letsGo(AccountId account) {
        return grants(account)
                .filter(grants -> grants.stream().allMatch(grant -> grant.role() == Role.MERCHANT_STAFF))
                .switchIfEmpty(Mono.error(AccountRefused.OnDuty::new))
                .flatMap(_ -> alone(account))
                .flatMap(alone -> alone ? Mono.error(new AccountRefused.LastOfMerchant()) : Mono.empty());
    }

    private Mono<Void> giveBack(AccountId account) {
        return grants(account)
                .flatMapMany(Flux::fromIterable)
                .concatMap(grant -> grantRole.revoke(account, grant))
                .then()
                .onErrorMap(AccountRefused.LastOne.class, _ -> new AccountRefused.LastOfMerchant());
    }

    private Mono<Void> signOut(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("leaving.sign-out", """
                    delete from accounts.session where county = :county and account = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .run());
    }

    private Mono<Boolean> alone(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("leaving.alone", """
                    select exists (select from accounts.granted g
                      where g.county = :county and g.account = :account and g.merchant is not null and not exists (
                        select from accounts.granted o where o.county = g.county and o.merchant = g.merchant
                          and o.role = g.role and o.account <> g.account)) as alone
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .find(row -> row.flag("alone")));
    }

    private Mono<List<Grant>> grants(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("leaving.grants", """
                    select role, merchant from accounts.granted where county = :county and account = :account
                    order by role, merchant limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("most", MOST_GRANTS)
                        .list(row -> new Grant(Role.valueOf(row.text("role")), merchant(row.findUuid("merchant")))));
    }

    private static @Nullable MerchantId merchant(@Nullable UUID id) {
        return Optional.ofNullable(id).map(MerchantId::new).orElse(null);
    }
}
