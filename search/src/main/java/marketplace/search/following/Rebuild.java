package marketplace.search.following;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.search.asking.Lexicons;
import marketplace.search.index.Rebuilds;
import marketplace.search.index.Shelves;
import marketplace.search.index.Shelves.Entry;
import marketplace.search.listings.Listing;
import marketplace.search.merchants.Merchants;
import marketplace.search.popular.PopularPlaces;
import marketplace.search.reach.Places;
import marketplace.shared.CountyCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Builds a county's index anew beside the one that serves, then lets it serve; if anything fails, the old one stays. */
@Component
class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    /** How far the new index may be from what was written to it: changes go on meanwhile, and it may refuse some. */
    private static final double TOLERANCE = 0.01;

    private static final long ALWAYS_TOLERATED = 50;

    private final Core core;
    private final Merchants merchants;
    private final Places places;
    private final PopularPlaces popular;
    private final Shelves shelves;
    private final Rebuilds rebuilds;
    private final Lexicons lexicons;

    Rebuild(
            Core core,
            Merchants merchants,
            Places places,
            PopularPlaces popular,
            Shelves shelves,
            Rebuilds rebuilds,
            Lexicons lexicons) {
        this.core = core;
        this.merchants = merchants;
        this.places = places;
        this.popular = popular;
        this.shelves = shelves;
        this.rebuilds = rebuilds;
        this.lexicons = lexicons;
    }

    /** Rebuilds the county in scope. */
    Mono<Void> of(CountyCode county) {
        return core.allMerchants(county)
                .concatMap(merchants::store)
                .thenMany(core.allPlaces(county).concatMap(places::store))
                .then(core.allPopular(county).flatMap(popular::store))
                .then(clear(county))
                .then(shelves.open(county))
                .then(shelves.beside(county))
                .flatMap(beside -> into(county, beside))
                .then(rebuilds.end(null))
                .onErrorResume(error -> failed(county, error));
    }

    private Mono<Void> failed(CountyCode county, Throwable error) {
        LOG.error("the rebuild of county {} failed", county, error);
        return rebuilds.end(String.valueOf(error.getMessage())).then(clear(county));
    }

    private Mono<Void> clear(CountyCode county) {
        return shelves.unused(county)
                .flatMapMany(Flux::fromIterable)
                .concatMap(shelves::remove)
                .then();
    }

    private Mono<Void> into(CountyCode county, String beside) {
        var written = new AtomicLong();
        return rebuilds.building(beside)
                .thenMany(core.allListings(county))
                .concatMap(page -> write(beside, page, written), 1)
                .then(Mono.defer(() -> check(beside, written.get())))
                .then(shelves.point(county, beside))
                .then(clear(county));
    }

    private Mono<Void> write(String beside, List<Listing> page, AtomicLong written) {
        var entries = page.stream().map(Entry::of).toList();
        return shelves.fill(beside, entries, lexicons.common())
                .doOnNext(refused -> refused.forEach(LOG::warn))
                .then(rebuilds.written(entries.size()))
                .doOnSuccess(_ -> written.addAndGet(entries.size()));
    }

    private Mono<Void> check(String beside, long written) {
        return shelves.count(beside).flatMap(count -> {
            var off = Math.abs(count - written);
            return off <= Math.max(ALWAYS_TOLERATED, written * TOLERANCE)
                    ? Mono.empty()
                    : Mono.error(new IllegalStateException(count + " of " + written + " listings arrived."));
        });
    }
}
