package marketplace.households;

import java.util.UUID;
import marketplace.households.news.MemberLeft;
import marketplace.outbox.Outbox;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A member goes, or is taken out by her who invited her; at once and in both directions. A household with nobody left is
 * deleted.
 */
@Component
public class LeaveHousehold {
    private final Outbox outbox;
    private final Sql sql;

    LeaveHousehold(Outbox outbox, Sql sql) {
        this.outbox = outbox;
        this.sql = sql;
    }

    /** Hers alone, or of somebody she invited. */
    public Mono<Void> of(MemberId member) {
        return SignedIn.get()
                .flatMap(me -> found(me, member))
                .switchIfEmpty(Mono.error(HouseholdRefused.NoSuchMember::new))
                .flatMap(account -> sql.together(gone(account).thenReturn(true)))
                .then()
                .checkpoint("leave a household");
    }

    /** In the transaction of the chain; nothing happens where the account is in no household. */
    Mono<Void> gone(AccountId account) {
        return held(account).flatMap(household -> gone(household, account)).then();
    }

    private Mono<AccountId> found(SignedIn me, MemberId member) {
        return sql.named("households.leaving", """
            select o.account from households.member m
            join households.member o on o.county = m.county and o.household = m.household
            where m.county = :county and m.account = :account and o.id = :id and (o.id = m.id or o.invited_by = m.id)
            """)
                .bind("county", me.county())
                .bind("account", me.account())
                .bind("id", member)
                .find(row -> new AccountId(row.uuid("account")));
    }

    /** Nobody joins, leaves or invites beside it. */
    private Mono<UUID> held(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("households.hold-to-leave", """
                    select h.id from households.household h
                    join households.member m on m.county = h.county and m.household = h.id
                    where m.county = :county and m.account = :account for update of h
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .find(row -> row.uuid("id")));
    }

    private Mono<Void> gone(UUID household, AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("households.leave", """
                    delete from households.member where county = :county and account = :account and household = :household
                    returning id
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("household", household)
                        .find(row -> row.uuid("id")))
                .flatMap(membership -> outbox.append(new MemberLeft(membership)))
                .then(emptied(household));
    }

    private Mono<Void> emptied(UUID household) {
        return Scope.current()
                .flatMap(scope -> sql.named("households.empty", """
                    delete from households.household h where h.county = :county and h.id = :household and not exists (
                      select from households.member m where m.county = h.county and m.household = h.id)
                    """)
                        .bind("county", scope.county())
                        .bind("household", household)
                        .run());
    }
}
