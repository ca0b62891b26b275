package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.PricedVariant;
import marketplace.catalog.Variant;
import marketplace.demo.DemoPeople.Resident;
import marketplace.orders.TakeOver;
import marketplace.orders.TakeOver.Past;
import marketplace.outbox.Outbox;
import marketplace.pages.Formats;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The weeks before the first start: purchases taken over and searches told, week by week, each week once. */
@Component
class DemoPast {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

    private final TakeOver takeOver;
    private final Listings listings;
    private final PriceVariants prices;
    private final DemoReviews reviews;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    DemoPast(
            TakeOver takeOver,
            Listings listings,
            PriceVariants prices,
            DemoReviews reviews,
            Outbox outbox,
            Sql sql,
            Clock clock) {
        this.takeOver = takeOver;
        this.listings = listings;
        this.prices = prices;
        this.reviews = reviews;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    Mono<Void> fill(CountyCode county, DemoFiles files, Map<String, MerchantId> merchants, List<Resident> residents) {
        var places = PastPlaces.of(files.pickupPoints(county), residents);
        return Mono.justOrEmpty(files.history(county))
                .flatMap(history -> shelf(county, files, merchants)
                        .flatMap(shelf -> weeks(history, shelf, places, files.rows("reviews.csv"))))
                .contextWrite(Scope.of(county).caused("demo")::in);
    }

    private Mono<Void> weeks(JsonNode history, PastShelf shelf, PastPlaces places, List<NamedCsvRecord> words) {
        var today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        return Flux.range(1, history.get("weeks").asInt())
                .concatMap(week -> week(
                        new PastWeek(history, shelf, places, week, today).purchases(),
                        PastAsks.of(history, week, today),
                        taken -> reviews.of(
                                taken, words, Dice.of(history.get("seed").asLong() * 1_000 + week))))
                .reduce(0, Integer::sum)
                .doOnNext(taken -> LOG.info("{} purchases of the past were taken over", taken))
                .then();
    }

    /** The searches and reviews of a week go with its purchases, so that none is there twice. */
    private Mono<Integer> week(List<Past> purchases, PastAsks asks, Function<List<Past>, Mono<Void>> reviewed) {
        return sql.together(takeOver.with(purchases)
                .flatMap(taken -> taken == 0
                        ? Mono.just(0)
                        : outbox.appendPast(asks.all())
                                .then(reviewed.apply(purchases))
                                .thenReturn(taken)));
    }

    private Mono<PastShelf> shelf(CountyCode county, DemoFiles files, Map<String, MerchantId> merchants) {
        var rows = files.rows("merchants.csv", county).stream()
                .collect(Collectors.toMap(row -> row.getField("slug"), Function.identity()));
        return listings.listShown(null, Listings.MOST)
                .flatMapMany(shown -> Flux.fromIterable(variants(shown)).buffer(PriceVariants.MOST))
                .concatMap(prices::of)
                .flatMapIterable(priced -> priced)
                .collectList()
                .map(goods -> new PastShelf(
                        goods.stream()
                                .sorted(java.util.Comparator.comparing(PricedVariant::name))
                                .toList(),
                        by(merchants, rows, row -> Integer.parseInt(row.getField("joined_week"))),
                        by(merchants, rows, row -> row.getField("name"))));
    }

    private static List<VariantId> variants(List<Listing> shown) {
        return shown.stream()
                .flatMap(listing -> listing.details().variants().stream())
                .map(Variant::id)
                .toList();
    }

    private static <T> Map<MerchantId, T> by(
            Map<String, MerchantId> merchants, Map<String, NamedCsvRecord> rows, Function<NamedCsvRecord, T> what) {
        return merchants.entrySet().stream()
                .filter(one -> rows.containsKey(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getValue, one -> what.apply(rows.get(one.getKey()))));
    }
}
