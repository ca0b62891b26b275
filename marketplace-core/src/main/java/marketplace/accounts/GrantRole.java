package marketplace.accounts;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets an account be something in this county, or no longer; at once on this instance, within five seconds on others.
 * Each change is kept.
 */
@Component
public class GrantRole {
    /** Of which somebody must be left. */
    private static final Set<Role> KEPT = EnumSet.of(Role.OPERATOR, Role.MERCHANT_STAFF);

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
                    with given as (
                      insert into accounts.granted (county, account, role, merchant, granted_by, granted_at)
                      values (:county, :account, :role, :merchant, :by, :at) on conflict do nothing returning role
                    )
                    insert into accounts.grant_change (county, id, account, role, merchant, change, changed_by, changed_at)
                    select :county, uuidv7(), :account, role, :merchant, 'GIVEN', :by, :at from given
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

    /** Refused for the last operator of a county and the last of a merchant's staff; they are looked at one by one. */
    public Mono<Void> revoke(AccountId account, Grant grant) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.revoke", """
                    with held as (
                      select account from accounts.granted
                      where county = :county and role = :role and merchant is not distinct from :merchant for update
                    ), gone as (
                      delete from accounts.granted
                      where county = :county and account = :account and role = :role
                        and merchant is not distinct from :merchant
                        and (not :kept or exists (select from held where account <> :account))
                      returning role
                    ), noted as (
                      insert into accounts.grant_change
                        (county, id, account, role, merchant, change, changed_by, changed_at)
                      select :county, uuidv7(), :account, role, :merchant, 'TAKEN', :by, :at from gone
                    )
                    select exists (select from held where account = :account) and not exists (select from gone) as stays
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("role", grant.role())
                        .bind("merchant", grant.merchant(), UUID.class)
                        .bind("kept", KEPT.contains(grant.role()))
                        .bind("by", scope.by(), UUID.class)
                        .bind("at", clock.instant())
                        .find(row -> row.flag("stays")))
                .flatMap(stays -> stays ? Mono.error(new AccountRefused.LastOne()) : Mono.empty())
                .then(Mono.fromRunnable(() -> forget(account)));
    }

    private void forget(AccountId account) {
        sessions.forget(account);
        bearer.forget(account);
    }
}
