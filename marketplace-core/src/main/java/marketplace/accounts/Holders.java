package marketplace.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who holds a role in the county; names are personal data, for those who give them work. */
@Component
public class Holders {
    private static final int MOST = 500;

    private final Sql sql;

    Holders(Sql sql) {
        this.sql = sql;
    }

    /** Somebody with the role, under the name shown to colleagues. */
    public record Holder(AccountId account, String name) {}

    /** By name, at most five hundred. */
    public Mono<List<Holder>> list(Role role) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.holders", """
                    select distinct p.account, p.given_name, p.family_name
                    from accounts.granted g join accounts.person p on p.county = g.county and p.account = g.account
                    where g.county = :county and g.role = :role
                    order by p.family_name, p.given_name, p.account limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("role", role)
                        .bind("most", MOST)
                        .list(row -> new Holder(
                                new AccountId(row.uuid("account")),
                                row.text("given_name") + " " + row.text("family_name"))));
    }

    /** Under which names these decided something; who was erased has none. */
    public Mono<Map<AccountId, String>> names(Collection<AccountId> accounts) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.names", """
                    select account, given_name || ' ' || family_name as name from accounts.person
                    where county = :county and account = any(:accounts)
                    """)
                        .bind("county", scope.county())
                        .bind("accounts", accounts)
                        .list(row -> Map.entry(new AccountId(row.uuid("account")), row.text("name"))))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public Mono<Boolean> holds(Role role, AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.holds", """
                    select exists (
                        select from accounts.granted
                        where county = :county and account = :account and role = :role) as holds
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("role", role)
                        .find(row -> row.flag("holds")));
    }
}
