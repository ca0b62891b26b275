package marketplace.accounts;

import java.time.Clock;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets an account be something in this county, or no longer; at once on this instance, within five seconds on others. */
@Component
public class GrantRole {
    private final Sql sql;
    private final Sessions sessions;
    private final Bearer bearer;
    private final Clock clock;

    GrantRole(Sql sql, Sessions sessions, Bearer bearer, Clock clock) {
        this.sql = sql;
        this.sessions = sessions;
        this.bearer = bearer;
        this.clock = clock;
    }

    public Mono<Void> to(AccountId account, Grant grant) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.grant", """
                    insert into accounts.granted (county, account, role, merchant, granted_by, granted_at)
                    values (:county, :account, :role, :merchant, :by, :at) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("role", grant.role())
                        .bind("merchant", grant.merchant(), UUID.class)
                        .bind("by", scope.by(), UUID.class)
                        .bind("at", clock.instant())
                        .run())
                .then(Mono.fromRunnable(() -> forget(account)));
    }

    public Mono<Void> revoke(AccountId account, Grant grant) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.revoke", """
                    delete from accounts.granted
                    where county = :county and account = :account and role = :role and merchant is not distinct from :merchant
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("role", grant.role())
                        .bind("merchant", grant.merchant(), UUID.class)
                        .run())
                .then(Mono.fromRunnable(() -> forget(account)));
    }

    private void forget(AccountId account) {
        sessions.forget(account);
        bearer.forget(account);
    }
}
