package marketplace.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.merchants.news.MerchantChanged;
import marketplace.shared.MerchantId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What deliveries know of the merchants. */
@Component
public class Suppliers {
    public static final int LONGEST_PREPARATION = 30;
    static final int USUAL_PREPARATION = 1;
    private static final int MOST = 10_000;

    private final Sql sql;
    private final Reaches reaches;

    Suppliers(Sql sql, Reaches reaches) {
        this.sql = sql;
        this.reaches = reaches;
    }

    /**
     * A merchant as deliveries see her.
     *
     * @param comes whether her goods come by the market's tours
     * @param preparation working days from the order to the goods, 0 to 30
     */
    public record Supplier(MerchantId merchant, boolean comes, int preparation) {}

    /** Those that are known; who is not prepares one day. */
    public Mono<Map<MerchantId, Supplier>> of(Collection<MerchantId> merchants) {
        return Scope.current()
                .flatMap(scope -> sql.named("delivery.suppliers", """
                    select merchant, comes, preparation_days from delivery.supplier
                    where county = :county and merchant = any(:merchants) limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("merchants", merchants)
                        .bind("most", MOST)
                        .list(Suppliers::supplier))
                .map(found -> found.stream().collect(Collectors.toMap(Supplier::merchant, Function.identity())));
    }

    /** How long she prepares; for her own people. */
    public Mono<Supplier> get(MerchantId merchant) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .then(Mono.defer(() -> of(List.of(merchant))))
                .map(found -> found.getOrDefault(merchant, new Supplier(merchant, false, USUAL_PREPARATION)));
    }

    /** She says so herself. */
    public Mono<Supplier> prepare(MerchantId merchant, int days) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .then(Mono.defer(() -> sql.together(store(merchant, days))))
                .then(Mono.defer(() -> get(merchant)));
    }

    /** Those whose goods come by tour, in the order of their ids. */
    Mono<List<Supplier>> listComing() {
        return Scope.current()
                .flatMap(scope -> sql.named("delivery.coming", """
                    select merchant, comes, preparation_days from delivery.supplier
                    where county = :county and comes order by merchant limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("most", MOST)
                        .list(Suppliers::supplier));
    }

    /** Takes in what merchants told; only what makes a difference to somebody's reach is told on. */
    Mono<Void> hear(MerchantChanged news) {
        var comes = news.state().equals("approved") && news.ways().contains("delivery");
        return Scope.current()
                .flatMap(scope -> sql.named("delivery.hear-merchant", """
                    insert into delivery.supplier as s (county, merchant, version, comes) values (:county, :merchant, :version, :comes)
                    on conflict (county, merchant) do update set version = excluded.version, comes = excluded.comes
                    where s.version < excluded.version
                    returning (select old.comes from delivery.supplier old
                      where old.county = s.county and old.merchant = s.merchant) is distinct from comes as changed
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", news.merchant())
                        .bind("version", news.version())
                        .bind("comes", comes)
                        .find(row -> row.flag("changed")))
                .filter(changed -> changed)
                .flatMap(_ -> reaches.planChange());
    }

    private Mono<Void> store(MerchantId merchant, int days) {
        return Scope.current()
                .flatMap(scope -> sql.named("delivery.prepare", """
                    insert into delivery.supplier as s (county, merchant, version, comes, preparation_days)
                    values (:county, :merchant, 0, false, :days)
                    on conflict (county, merchant) do update set preparation_days = excluded.preparation_days
                    where s.preparation_days <> excluded.preparation_days
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("days", days)
                        .change())
                .flatMap(changed -> changed == 0 ? Mono.empty() : reaches.planChange());
    }

    private static Supplier supplier(Row row) {
        return new Supplier(new MerchantId(row.uuid("merchant")), row.flag("comes"), row.count("preparation_days"));
    }
}
