package marketplace.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.counties.Strategies;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.merchants.TaxStatus;
import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What variants cost now: one query for all of a basket, and one for how their merchants are taxed. */
@Component
public class PriceVariants {
    public static final int MOST = 500;
    private static final int MOST_PRICES = 5_000;

    private final Sql sql;
    private final Merchants merchants;
    private final Categories categories;
    private final Strategies strategies;
    private final Clock clock;
    private final ListingRows rows;

    PriceVariants(
            Sql sql, Merchants merchants, Categories categories, Strategies strategies, Clock clock, JsonMapper json) {
        this.sql = sql;
        this.merchants = merchants;
        this.categories = categories;
        this.strategies = strategies;
        this.clock = clock;
        this.rows = new ListingRows(json);
    }

    /** Those of these that are there, whatever their state; at most {@value #MOST}. */
    public Mono<List<PricedVariant>> of(Collection<VariantId> variants) {
        return read(variants)
                .flatMap(listings -> Mono.zip(
                        merchants.listAll(merchantsOf(listings)),
                        strategies.here(),
                        (sellers, county) -> priced(listings, sellers, county.weightTolerance())));
    }

    /**
     * Which of a listing's prices may be announced as reduced (R57, R58), by one query; goods of a fixed price never
     * (R63).
     */
    public Mono<Map<VariantId, LowestPrice.Reduction>> reductions(Listing listing) {
        return categories.get(listing.details().category()).needs(Category.Need.BOOKPRICE)
                ? Mono.just(Map.of())
                : histories(listing).map(this::reduced);
    }

    /** What each variant of a listing cost since when (R59), the oldest first; of all of them at most {@value #MOST_PRICES}. */
    public Mono<Map<VariantId, List<LowestPrice.Held>>> histories(Listing listing) {
        var variants = listing.details().variants().stream().map(Variant::id).toList();
        return Scope.current()
                .flatMap(scope -> sql.named("prices.history", """
                    select variant, since, cents from catalog.price
                    where county = :county and variant = any(:variants) order by variant, since, seq limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("variants", variants)
                        .bind("most", MOST_PRICES)
                        .list(PriceVariants::held))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static Map.Entry<VariantId, LowestPrice.Held> held(Row row) {
        var cents = row.findNumber("cents");
        return Map.entry(
                new VariantId(row.uuid("variant")),
                new LowestPrice.Held(row.instant("since"), cents == null ? null : Money.euro(cents)));
    }

    private Map<VariantId, LowestPrice.Reduction> reduced(Map<VariantId, List<LowestPrice.Held>> histories) {
        var now = clock.instant();
        return histories.entrySet().stream()
                .flatMap(one ->
                        LowestPrice.reduction(one.getValue(), now)
                                .map(reduction -> Map.entry(one.getKey(), reduction))
                                .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Mono<List<Listing>> read(Collection<VariantId> variants) {
        var text = "select " + ListingRows.COLUMNS + " from (select * from catalog.variant where county = :county"
                + " and id = any(:variants)) v cross join lateral (select * from catalog.listing"
                + " where county = v.county and id = v.listing offset 0) l";
        return Scope.current()
                .flatMap(scope -> sql.named("variants.priced", text)
                        .bind("county", scope.county())
                        .bind(
                                "variants",
                                variants.stream().distinct().limit(MOST).toList())
                        .list(rows::read));
    }

    private static List<MerchantId> merchantsOf(List<Listing> listings) {
        return listings.stream().map(Listing::merchant).distinct().toList();
    }

    private List<PricedVariant> priced(List<Listing> listings, List<Merchant> sellers, BasisPoints most) {
        var today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        var known = sellers.stream().collect(Collectors.toMap(Merchant::id, merchant -> merchant));
        return listings.stream()
                .map(row -> priced(row, row.details().variants().getFirst().within(most), known, today))
                .toList();
    }

    private PricedVariant priced(Listing row, Variant variant, Map<MerchantId, Merchant> known, LocalDate today) {
        var details = row.details();
        var seller = known.get(row.merchant());
        var status = seller == null ? TaxStatus.REGULAR : seller.tax().on(today);
        return new PricedVariant(
                variant,
                row.id(),
                row.version(),
                row.merchant(),
                variant.name().isEmpty() ? details.title() : details.title() + ", " + variant.name(),
                details.category(),
                details.pricing(),
                seller != null && seller.isSelling() && row.isOrderable(variant),
                VatRates.of(variant.tax(), status, today),
                details.facts().minimumAge(),
                details.facts().storage(),
                details.facts().exclusion(),
                details.cover(),
                artOf(details));
    }

    private String artOf(Details details) {
        var own = details.facts().art();
        return own.isEmpty() ? categories.get(details.category()).art() : own;
    }
}
