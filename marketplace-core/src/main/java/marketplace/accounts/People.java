package marketplace.accounts;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.shared.AccountId;
import marketplace.shared.MerchantId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Persons with their grants. */
@Component
class People {
    private static final String NO_MERCHANT = "-";

    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    Mono<SignedIn> signedIn(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("people.signed-in", """
                    select a.id, coalesce(p.given_name || ' ' || p.family_name, '') as name,
                      array(select g.role || '/' || coalesce(g.merchant::text, '-') from accounts.granted g
                            where g.county = a.county and g.account = a.id limit 200) as grants
                    from accounts.account a left join accounts.person p on p.county = a.county and p.account = a.id
                    where a.county = :county and a.id = :id and a.left_at is null
                    """)
                        .bind("county", scope.county())
                        .bind("id", account)
                        .find(row -> person(row, scope)));
    }

    private static SignedIn person(Row row, Scope scope) {
        return new SignedIn(
                scope.county(),
                new AccountId(row.uuid("id")),
                row.text("name"),
                grants(row),
                Set.of(),
                scope.actingFor());
    }

    private static Set<Grant> grants(Row row) {
        return row.texts("grants").stream().map(People::grant).collect(Collectors.toUnmodifiableSet());
    }

    private static Grant grant(String text) {
        var parts = Arrays.asList(text.split("/"));
        var merchant = Optional.of(parts.getLast())
                .filter(id -> !id.equals(NO_MERCHANT))
                .map(UUID::fromString)
                .map(MerchantId::new);
        return new Grant(Role.valueOf(parts.getFirst()), merchant.orElse(null));
    }
}
