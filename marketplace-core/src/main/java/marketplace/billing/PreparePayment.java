package marketplace.billing;

import java.net.URI;
import marketplace.billing.Preparation.Way;
import marketplace.shared.BasisPoints;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What checkout asks before and while it places a purchase that is paid online. */
@Component
public class PreparePayment {
    private final Sql sql;
    private final BillingSettings settings;

    PreparePayment(Sql sql, BillingSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** The platform's rate in this county, to be frozen at sale. */
    public Mono<BasisPoints> serviceFee() {
        return Scope.current().map(scope -> settings.serviceFee(scope.county()));
    }

    /**
     * Remembers how the purchase will be paid, in the transaction that places it.
     *
     * @param merchants how many there are in it
     * @param script whether the buyer's browser runs scripts; else the card is entered on the payment house's page
     */
    public Mono<Void> of(PurchaseId purchase, int merchants, boolean script, URI site) {
        var way = merchants == 1 && script ? Way.ENTERED : Way.SAVED;
        return Scope.current()
                .flatMap(scope -> sql.named("billing.prepare", """
                    insert into billing.preparation (county, purchase, way, site) values (:county, :purchase, :way, :site)
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("purchase", purchase)
                        .bind("way", way)
                        .bind("site", site.toString())
                        .run());
    }

    /** How it was prepared; what nobody prepared is none of ours to charge. */
    Mono<Preparation> find(PurchaseId purchase) {
        return Scope.current()
                .flatMap(scope -> sql.named("billing.prepared", """
                    select way, site from billing.preparation where county = :county and purchase = :purchase
                    """)
                        .bind("county", scope.county())
                        .bind("purchase", purchase)
                        .find(row -> new Preparation(purchase, Way.valueOf(row.text("way")), row.text("site"))));
    }
}
