package marketplace.orders;

import java.time.LocalDate;
import java.util.List;
import marketplace.shared.AccountId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is on its way to an account's household, with which more can come along. */
@Component
public class ComingAlong {
    private static final int MOST = 20;

    private final Sql sql;

    ComingAlong(Sql sql) {
        this.sql = sql;
    }

    /** One per day, way and address, from this day on: the purchase that was ordered first of those still to come. */
    public Mono<List<Coming>> list(AccountId account, LocalDate from) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.coming", """
                    select distinct on (o.day, o.point, o.place, r.postcode, r.street)
                      p.id, p.placed_at, o.place, o.day, o.point, r.street, r.postcode
                    from orders.purchase p
                    join orders.merchant_order o on o.county = p.county and o.purchase = p.id
                    join orders.recipient r on r.county = p.county and r.purchase = p.id
                    where p.county = :county and p.account = :account and o.day >= :from
                      and o.state in ('SECURED', 'ACCEPTED', 'PACKED') and r.locked_until is null
                    order by o.day, o.point, o.place, r.postcode, r.street, p.placed_at, p.id limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("from", from)
                        .bind("most", MOST)
                        .list(ComingAlong::coming));
    }

    private static Coming coming(Row row) {
        return new Coming(
                new PurchaseId(row.uuid("id")),
                row.instant("placed_at"),
                PlaceCode.of(row.text("place")),
                row.date("day"),
                row.findText("point"),
                row.text("street"),
                row.text("postcode"));
    }
}
