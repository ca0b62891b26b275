package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import marketplace.merchants.Trades;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a county of any size: the first demo county's places under a name of its own, invented merchants who join as any
 * other, and their tables brought in piece by piece. The same numbers make the same county; again, they add nothing.
 */
@Component
class SeedCounty {
    private static final Logger LOG = LoggerFactory.getLogger(SeedCounty.class);
    /** Variants of a table stay below what one transaction may hold. */
    private static final int LISTINGS_AT_ONCE = 400;

    private static final int MERCHANTS_AT_ONCE = 50;
    private static final int SIDE_BY_SIDE = 2;
    private static final int CODES = 900;
    private static final long TELL_EVERY = 5_000;

    private final DemoCounties counties;
    private final DemoMerchants merchants;
    private final DemoListings listings;
    private final Trades trades;

    SeedCounty(DemoCounties counties, DemoMerchants merchants, DemoListings listings, Trades trades) {
        this.counties = counties;
        this.merchants = merchants;
        this.listings = listings;
        this.trades = trades;
    }

    /** The number of listings added. */
    Mono<Long> fill(SeedSettings wanted, DemoFiles files) {
        var model = (ObjectNode) files.counties().getFirst();
        var places = files.rows("places.csv", CountyCode.of(model.get("code").asString()));
        var code = codeOf(wanted.county());
        var goods = Goods.all();
        var people = new InventedMerchants(wanted.county(), code.value(), goods, places, trades);
        var work = new Work(wanted, code, people, new InventedListings(wanted.county(), people, goods));
        return counties.open(named(model, wanted, code), places, wanted.hosts())
                .thenMany(Flux.range(0, wanted.merchants()).buffer(MERCHANTS_AT_ONCE))
                .concatMap(numbers -> work.open(numbers.getFirst(), numbers.getLast() + 1))
                .then(Mono.fromSupplier(work::added));
    }

    /** Between 15100 and 15999, where no demo county is. */
    static CountyCode codeOf(String county) {
        var sum = new CRC32();
        sum.update(county.getBytes(StandardCharsets.UTF_8));
        return CountyCode.of("15" + (100 + sum.getValue() % CODES));
    }

    private static JsonNode named(ObjectNode model, SeedSettings wanted, CountyCode code) {
        var name = wanted.county().substring(0, 1).toUpperCase(Locale.GERMAN)
                + wanted.county().substring(1);
        return model.deepCopy()
                .put("code", code.value())
                .put("slug", wanted.county())
                .put("name", "Landkreis " + name)
                .put("default", false);
    }

    /** Everything known while one county is filled. */
    private final class Work {
        private final SeedSettings wanted;
        private final CountyCode code;
        private final InventedMerchants people;
        private final InventedListings tables;
        private final AtomicLong seen = new AtomicLong();
        private final AtomicLong added = new AtomicLong();
        private final long began = System.nanoTime();

        Work(SeedSettings wanted, CountyCode code, InventedMerchants people, InventedListings tables) {
            this.wanted = wanted;
            this.code = code;
            this.people = people;
            this.tables = tables;
        }

        Mono<Void> open(int from, int to) {
            List<NamedCsvRecord> rows = people.rows(from, to);
            return merchants
                    .open(code, rows)
                    .flatMap(opened -> Flux.range(from, to - from)
                            .flatMap(number -> sell(number, opened.get(people.slugOf(number))), SIDE_BY_SIDE)
                            .then());
        }

        private Mono<Void> sell(int number, MerchantId merchant) {
            var all = wanted.listingsOf(number);
            return Flux.range(0, (all + LISTINGS_AT_ONCE - 1) / LISTINGS_AT_ONCE)
                    .concatMap(nth ->
                            sell(number, merchant, nth * LISTINGS_AT_ONCE, Math.min(all, (nth + 1) * LISTINGS_AT_ONCE)))
                    .then();
        }

        /** Where nothing is yet, first what once cost something else at that price. */
        private Mono<Void> sell(int number, MerchantId merchant, int from, int to) {
            var table = tables.table(number, from, to);
            return listings.bringIn(code, merchant, table, true)
                    .filter(report -> report.added() > 0)
                    .flatMap(_ -> listings.bringIn(code, merchant, tables.formerly(number, from, to), false))
                    .map(report -> report.added())
                    .defaultIfEmpty(0)
                    .flatMap(before -> listings.bringIn(code, merchant, table, false)
                            .doOnNext(report -> tell(to - from, before + report.added())))
                    .then();
        }

        private void tell(int here, int fresh) {
            added.addAndGet(fresh);
            var now = seen.addAndGet(here);
            if (now / TELL_EVERY != (now - here) / TELL_EVERY || now == wanted.listings()) {
                LOG.info("{}: {} of {} listings, {} a second", wanted.county(), now, wanted.listings(), perSecond(now));
            }
        }

        private long perSecond(long done) {
            return done * 1_000_000_000L / Math.max(1, System.nanoTime() - began);
        }

        long added() {
            return added.get();
        }
    }
}
