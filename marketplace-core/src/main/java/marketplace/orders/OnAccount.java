package marketplace.orders;

import java.util.UUID;
import marketplace.shared.Money;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What households owe on account: promised, and no merchant has said yet that it was paid. */
@Component
public class OnAccount {
    /** Nobody is allowed to owe more orders than that. */
    private static final int MOST = 1_000;

    private final Sql sql;
    private final OrderRows rows;

    OnAccount(Sql sql, OrderRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** What this account owes, or the family of that name at that address, over all merchants. */
    public Mono<Money> owed(Buyer buyer, Recipient recipient) {
        return Scope.current()
                .flatMap(scope -> sql.named("on-account.owed", """
                    select %s from orders.merchant_order
                    where county = :county and pay_by = 'ON_ACCOUNT' and payment = 'PROMISED'
                      and state not in ('RETURNED', 'REFUSED', 'CANCELLED', 'LAPSED')
                      and purchase in (
                        select p.id from orders.purchase p where p.county = :county and p.account = :account
                        union all
                        select r.purchase from orders.recipient r
                        where r.county = :county and r.postcode = :postcode and lower(r.family_name) = lower(:family)
                          and lower(replace(r.street, ' ', '')) = lower(replace(:street, ' ', '')))
                    limit :most
                    """.formatted(OrderRows.COLUMNS))
                        .bind("county", scope.county())
                        .bind("account", account(buyer), UUID.class)
                        .bind("postcode", recipient.postcode())
                        .bind("family", recipient.familyName())
                        .bind("street", recipient.street())
                        .bind("most", MOST)
                        .list(rows::order))
                .map(open -> Money.sum(open.stream().map(Order::total).toList()));
    }

    private static @Nullable UUID account(Buyer buyer) {
        return buyer instanceof Buyer.Account(var account) ? account.value() : null;
    }
}
