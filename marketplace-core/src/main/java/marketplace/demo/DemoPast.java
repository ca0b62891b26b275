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
import marketplace.orders.Buyer;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.Orders;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.orders.TakeOver;
import marketplace.orders.TakeOver.Past;
import marketplace.outbox.Outbox;
import marketplace.pages.Formats;
import marketplace.reviews.Rating;
import marketplace.reviews.WriteReview;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
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

    /** What buyers of the past say of orders that were handed over to them, by the one way there is to write a review. */
    @Component
    static class DemoReviews {
        private static final double WRITING = 0.35;
        private static final double NAMED = 0.5;
        private static final double RATING_GOODS = 0.8;

        private final Purchases purchases;
        private final Orders orders;
        private final WriteReview writeReview;

        DemoReviews(Purchases purchases, Orders orders, WriteReview writeReview) {
            this.purchases = purchases;
            this.orders = orders;
            this.writeReview = writeReview;
        }

        /** Of purchases that were just taken over; whoever writes does so for one order. */
        Mono<Void> of(List<Past> taken, List<NamedCsvRecord> words, Dice dice) {
            return Flux.fromIterable(taken)
                    .filter(_ -> dice.chance(WRITING))
                    .concatMap(past -> purchases.find(past.key()).flatMap(purchase -> of(past, purchase, words, dice)))
                    .then();
        }

        private Mono<Void> of(Past past, Purchase purchase, List<NamedCsvRecord> words, Dice dice) {
            return orders.list(purchase.id())
                    .flatMapIterable(all -> all)
                    .filter(order -> order.state() instanceof OrderState.HandedOver)
                    .next()
                    .flatMap(order -> Mono.justOrEmpty(dice.any(fitting(order, words)))
                            .map(said -> rating(order, said, past, dice))
                            .flatMap(rating ->
                                    writeReview.with(purchase.id(), order.id(), holder(purchase.buyer()), rating)))
                    .then();
        }

        private static Rating rating(Order order, NamedCsvRecord said, Past past, Dice dice) {
            var stars = Integer.parseInt(said.getField("stars"));
            var goods = dice.chance(RATING_GOODS) ? List.of(first(order)) : List.<ListingId>of();
            return new Rating(
                    stars,
                    said.getField("words"),
                    past.recipient() != null && dice.chance(NAMED),
                    goods.stream().collect(Collectors.toMap(listing -> listing, _ -> stars)));
        }

        /** What is said of this kind of goods. */
        private static List<NamedCsvRecord> fitting(Order order, List<NamedCsvRecord> words) {
            var category = order.lines().getFirst().sold().category();
            return words.stream()
                    .filter(row -> category.startsWith(row.getField("category")))
                    .toList();
        }

        private static ListingId first(Order order) {
            return order.lines().getFirst().sold().listing();
        }

        private static Holder holder(Buyer buyer) {
            return switch (buyer) {
                case Buyer.Account one -> new Holder(one.id(), null, null);
                case Buyer.Guest one -> new Holder(null, one.visit(), null);
            };
        }
    }
}
