package marketplace.payments.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.payments.ledger.Movement.Line;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The book. Movements are added, never changed; the database refuses one that does not add up to nothing. */
@Component
public class Ledger {

    private final Sql sql;

    Ledger(Sql sql) {
        this.sql = sql;
    }

    /** Books the movement in the transaction under way; a second time changes nothing. */
    public Mono<Void> book(Movement movement) {
        return Scope.current()
                .flatMap(scope -> sql.named("ledger.book", """
                    with booked as (
                      insert into ledger.movement (county, source, what, at) values (:county, :source, :what, :at)
                      on conflict (county, source) do nothing
                      returning county, source)
                    insert into ledger.entry (county, source, account, amount)
                    select county, source, account, amount
                    from booked, unnest(:accounts::text[], :amounts::bigint[]) as line (account, amount)
                    """)
                        .bind("county", scope.county())
                        .bind("source", movement.source())
                        .bind("what", movement.what())
                        .bind("at", movement.at())
                        .bind(
                                "accounts",
                                movement.lines().stream().map(Line::account).toArray(String[]::new))
                        .bind(
                                "amounts",
                                movement.lines().stream().map(Line::amount).toArray(Long[]::new))
                        .run());
    }

    /** What an account has, in cents; derived from all its entries. */
    public Mono<Long> balanceOf(String account) {
        return Scope.current()
                .flatMap(scope -> sql.named("ledger.balance", """
                    select coalesce(sum(amount), 0)::bigint as balance from ledger.entry
                    where county = :county and account = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .find(row -> row.number("balance")));
    }

    /** What a merchant's movements in a time brought him, by the id of Stripe's entry. */
    Mono<Map<String, Long>> of(MerchantId merchant, Instant from, Instant to) {
        return Scope.current()
                .flatMap(scope -> sql.named("ledger.of-merchant", """
                    select source, sum(amount)::bigint as amount from ledger.entry join ledger.movement using (county, source)
                    where county = :county and account = :account and at >= :from and at < :to
                    group by source
                    """)
                        .bind("county", scope.county())
                        .bind("account", Movement.merchant(merchant))
                        .bind("from", from)
                        .bind("to", to)
                        .list(row -> Map.entry(row.text("source"), row.number("amount")))
                        .map(Ledger::byKey));
    }

    private static Map<String, Long> byKey(List<Map.Entry<String, Long>> entries) {
        return entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
