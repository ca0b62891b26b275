package marketplace.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import marketplace.shared.AccountId;
import marketplace.shared.MerchantId;
import marketplace.shared.Query;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** People by what they may do in the county or for a merchant, who is invited, and what changed. Personal data. */
@Component
class Granted {
    private static final int MOST = 500;
    private static final int MOST_CHANGES = 50;
    private static final String PEOPLE = """
        select p.account, p.given_name || ' ' || p.family_name as name, p.mail,
          array(select g.role from accounts.granted g where g.county = p.county and g.account = p.account
                and g.merchant is not distinct from :merchant order by g.role) as roles
        from accounts.person p where p.county = :county and \
        """;

    private final Sql sql;

    Granted(Sql sql) {
        this.sql = sql;
    }

    /** By a mail address that was proven, at most five hundred. */
    Mono<List<Colleague>> listByMail(String mail) {
        return people(
                "granted.by-mail",
                "lower(p.mail) = lower(:mail) and p.mail_verified order by p.account limit :most",
                null,
                query -> query.bind("mail", mail.strip()));
    }

    /** Whoever may do something for the county, or for the merchant; by name, at most five hundred. */
    Mono<List<Colleague>> list(@Nullable MerchantId merchant) {
        return people("granted.list", """
            p.account in (select account from accounts.granted
              where county = :county and merchant is not distinct from :merchant)
            order by p.family_name, p.given_name, p.account limit :most\
            """, merchant, query -> query);
    }

    /** Whether there is such an account in the county. */
    Mono<Boolean> knows(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("granted.knows", """
                    select exists (select from accounts.account where county = :county and id = :id) as known
                    """)
                        .bind("county", scope.county())
                        .bind("id", account)
                        .find(row -> row.flag("known")));
    }

    /** The county's invitations, or the merchant's, that still count; the newest first, at most five hundred. */
    Mono<List<Invitation>> invited(@Nullable MerchantId merchant, Instant now) {
        return Scope.current()
                .flatMap(scope -> sql.named("granted.invited", """
                    select id, mail, role, expires_at from accounts.invitation
                    where county = :county and merchant is not distinct from :merchant and expires_at > :now
                    order by id desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant, UUID.class)
                        .bind("now", now)
                        .bind("most", MOST)
                        .list(row -> new Invitation(
                                row.uuid("id"),
                                row.text("mail"),
                                Role.valueOf(row.text("role")),
                                row.instant("expires_at"))));
    }

    /** The last fifty, the newest first. */
    Mono<List<GrantChange>> changes(@Nullable MerchantId merchant) {
        return Scope.current()
                .flatMap(scope -> sql.named("granted.changes", """
                    select c.change, c.role, c.changed_at,
                      coalesce(p.given_name || ' ' || p.family_name, '') as name,
                      coalesce(b.given_name || ' ' || b.family_name, '') as by
                    from accounts.grant_change c
                    left join accounts.person p on p.county = c.county and p.account = c.account
                    left join accounts.person b on b.county = c.county and b.account = c.changed_by
                    where c.county = :county and c.merchant is not distinct from :merchant
                    order by c.id desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant, UUID.class)
                        .bind("most", MOST_CHANGES)
                        .list(row -> new GrantChange(
                                GrantChange.Kind.valueOf(row.text("change")),
                                Role.valueOf(row.text("role")),
                                row.text("name"),
                                row.text("by"),
                                row.instant("changed_at"))));
    }

    private Mono<List<Colleague>> people(
            String name, String where, @Nullable MerchantId merchant, UnaryOperator<Query> values) {
        return Scope.current()
                .flatMap(scope -> values.apply(sql.named(name, PEOPLE + where)
                                .bind("county", scope.county())
                                .bind("merchant", merchant, UUID.class)
                                .bind("most", MOST))
                        .list(Granted::colleague));
    }

    private static Colleague colleague(Row row) {
        var roles = row.texts("roles").stream().map(Role::valueOf).toList();
        return new Colleague(new AccountId(row.uuid("account")), row.text("name"), row.text("mail"), roles);
    }
}
