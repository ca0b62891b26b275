package marketplace.accounts;

import java.time.Clock;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts of a county; one person has one per county, all behind the same Keycloak subject. */
@Component
public class Accounts {
    private final Sql sql;
    private final Clock clock;

    Accounts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What Keycloak vouches for. */
    public record Identity(String subject, String givenName, String familyName, String mail, boolean mailVerified) {}

    /**
     * The account of this identity, opened at its first sign-in; invitations to its verified address become grants.
     * Refused while it is being erased.
     */
    public Mono<AccountId> signIn(Identity identity) {
        return unchanged(identity)
                .switchIfEmpty(Mono.defer(() -> sql.together(open(identity)
                        .flatMap(account -> know(account, identity)
                                .then(identity.mailVerified() ? accept(account, identity.mail()) : Mono.empty())
                                .thenReturn(account)))));
    }

    /** The account of which nothing is to be written: known as vouched for now, and not invited anew. */
    private Mono<AccountId> unchanged(Identity identity) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.unchanged", """
                    select a.id from accounts.account a join accounts.person p on p.county = a.county and p.account = a.id
                    where a.county = :county and a.subject = :subject and a.left_at is null
                      and p.given_name = :given and p.family_name = :family and p.mail = :mail
                      and p.mail_verified = :verified
                      and not (:verified and exists (select from accounts.invitation
                        where county = :county and mail = lower(:mail) and expires_at > :now))
                    """)
                        .bind("county", scope.county())
                        .bind("subject", identity.subject())
                        .bind("given", identity.givenName())
                        .bind("family", identity.familyName())
                        .bind("mail", identity.mail())
                        .bind("verified", identity.mailVerified())
                        .bind("now", clock.instant())
                        .find(row -> new AccountId(row.uuid("id"))));
    }

    private Mono<AccountId> open(Identity identity) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.open", """
                    insert into accounts.account (county, id, subject, opened_at) values (:county, :id, :subject, :at)
                    on conflict (county, subject) do update set subject = excluded.subject where account.left_at is null
                    returning id
                    """)
                        .bind("county", scope.county())
                        .bind("id", AccountId.fresh())
                        .bind("subject", identity.subject())
                        .bind("at", clock.instant())
                        .find(row -> new AccountId(row.uuid("id"))))
                .switchIfEmpty(Mono.error(AccountRefused.Left::new));
    }

    private Mono<Void> know(AccountId account, Identity identity) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.know", """
                    insert into accounts.person (county, account, given_name, family_name, mail, mail_verified)
                    values (:county, :account, :given, :family, :mail, :verified)
                    on conflict (county, account) do update
                    set given_name = excluded.given_name, family_name = excluded.family_name, mail = excluded.mail,
                      mail_verified = excluded.mail_verified
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("given", identity.givenName())
                        .bind("family", identity.familyName())
                        .bind("mail", identity.mail())
                        .bind("verified", identity.mailVerified())
                        .run());
    }

    private Mono<Void> accept(AccountId account, String mail) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.accept", """
                    with accepted as (
                      delete from accounts.invitation
                      where county = :county and mail = lower(:mail) and expires_at > :now
                      returning role, merchant, invited_by
                    ), given as (
                      insert into accounts.granted (county, account, role, merchant, granted_by, granted_at)
                      select :county, :account, role, merchant, invited_by, :now from accepted
                      on conflict do nothing returning role, merchant, granted_by
                    )
                    insert into accounts.grant_change (county, id, account, role, merchant, change, changed_by, changed_at)
                    select :county, uuidv7(), :account, role, merchant, 'GIVEN', granted_by, :now from given
                    """)
                        .bind("county", scope.county())
                        .bind("mail", mail)
                        .bind("account", account)
                        .bind("now", clock.instant())
                        .run());
    }
}
