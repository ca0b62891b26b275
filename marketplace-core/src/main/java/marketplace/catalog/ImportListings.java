package marketplace.catalog;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import marketplace.catalog.csv.RowFault;
import marketplace.catalog.csv.RowWriter;
import marketplace.catalog.csv.Tabled;
import marketplace.outbox.Change;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Brings a merchant's table in: first everything is read and decided, and when one row is wrong nothing is stored. Then at
 * most a thousand variants a transaction. Again, the same table changes nothing.
 */
@Component
public class ImportListings {
    static final int MOST_TOLD = 200;
    private static final int AT_ONCE = 1_000;

    private final Listings listings;
    private final Categories categories;
    private final Sellers sellers;
    private final Stock stock;
    private final Sql sql;
    private final Clock clock;

    ImportListings(Listings listings, Categories categories, Sellers sellers, Stock stock, Sql sql, Clock clock) {
        this.listings = listings;
        this.categories = categories;
        this.sellers = sellers;
        this.stock = stock;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What a table does or, on a dry run, would do.
     *
     * @param imported whether it is stored
     * @param faults what is wrong, at most {@value #MOST_TOLD}; with one of them nothing is stored
     * @param hints what drafts still lack before they can be shown
     */
    public record Report(
            int rows,
            int added,
            int changed,
            int unchanged,
            boolean imported,
            List<RowFault> faults,
            List<RowFault> hints) {}

    /** What was decided of a table, and not stored yet. */
    record Planned(TablePlan plan, int rows) {
        Report report(boolean stored) {
            return plan.report(rows, stored);
        }

        /** The same for the same decision. */
        String mark() {
            return plan.mark() + report(false);
        }
    }

    public Mono<Report> with(MerchantId merchant, byte[] file, boolean dryRun) {
        return plan(merchant, file)
                .flatMap(planned -> dryRun ? Mono.just(planned.report(false)) : store(planned))
                .retryWhen(Overtaken.startOver())
                .checkpoint("import listings");
    }

    Mono<Planned> plan(MerchantId merchant, byte[] file) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ ->
                        Mono.fromCallable(() -> Tabled.of(file, categories)).subscribeOn(Schedulers.parallel()))
                .flatMap(tabled -> plan(merchant, tabled).map(plan -> new Planned(plan, rowsOf(tabled))));
    }

    /** Nothing, when one row is wrong. */
    Mono<Report> store(Planned planned) {
        return planned.plan().isSound()
                ? store(planned.plan()).thenReturn(planned.report(true))
                : Mono.just(planned.report(false));
    }

    private Mono<TablePlan> plan(MerchantId merchant, List<Tabled> tabled) {
        var known = collected(tabled.stream().map(Tabled::key).toList(), keys -> known(merchant, keys));
        var skus = collected(
                tabled.stream().flatMap(one -> one.skus().stream()).distinct().toList(),
                some -> listings.skusOf(merchant, some));
        return Mono.zip(sellers.get(merchant), known, skus)
                .map(all ->
                        new TablePlan(categories, all.getT1(), all.getT2(), all.getT3(), clock.instant()).plan(tabled));
    }

    private Mono<Map<String, Listing>> known(MerchantId merchant, Collection<String> keys) {
        return listings.listByKey(merchant, keys)
                .map(found -> found.stream().collect(Collectors.toMap(RowWriter::keyOf, one -> one, (one, _) -> one)));
    }

    /** Asks for at most a thousand at a time and puts the answers together. */
    private static <T> Mono<Map<String, T>> collected(
            List<String> all, Function<List<String>, Mono<Map<String, T>>> question) {
        return Flux.fromIterable(all)
                .buffer(AT_ONCE)
                .concatMap(question)
                .flatMapIterable(Map::entrySet)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Void> store(TablePlan plan) {
        var batches = Flux.fromIterable(plan.changes())
                .bufferUntil(new Full(), true)
                .concatMap(changes -> sql.together(listings.storeAll(changes)));
        var supplies = Flux.fromIterable(plan.supplies().entrySet())
                .buffer(AT_ONCE)
                .map(some -> some.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .concatMap(some -> sql.together(stock.set(some)));
        var all = batches.thenMany(supplies).then();
        return variantsOf(plan) <= AT_ONCE ? sql.together(all) : all;
    }

    private static int variantsOf(TablePlan plan) {
        return plan.changes().stream()
                .mapToInt(change -> change.next().details().variants().size())
                .sum();
    }

    private static int rowsOf(List<Tabled> tabled) {
        return tabled.stream().mapToInt(Tabled::size).sum();
    }

    /** Says when a batch is full: before its variants would be more than a thousand. */
    private static final class Full implements Predicate<Change<Listing>> {
        private int variants;

        @Override
        public boolean test(Change<Listing> change) {
            var more = change.next().details().variants().size();
            var full = variants + more > AT_ONCE;
            variants = full ? more : variants + more;
            return full;
        }
    }
}
