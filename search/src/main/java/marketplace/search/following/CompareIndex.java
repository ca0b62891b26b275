package marketplace.search.following;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.search.index.Shelves;
import marketplace.search.listings.Listing;
import marketplace.shared.CountyCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds a county's index against core's published listings, by count and by the version of each. */
@Component
public class CompareIndex {
    private static final int MOST_NAMED = 20;

    private final Core core;
    private final Shelves shelves;

    CompareIndex(Core core, Shelves shelves) {
        this.core = core;
        this.shelves = shelves;
    }

    /**
     * What came out.
     *
     * @param listings that core publishes
     * @param indexed that the index would show
     * @param different how many are missing from the index or stand there in another version
     * @param ids of those, at most twenty
     * @param equal nothing is different and nothing is there too many
     */
    public record Comparison(long listings, long indexed, long different, List<String> ids, boolean equal) {}

    /** Pages through all of it; changes meanwhile may count as different. */
    public Mono<Comparison> of(CountyCode county) {
        var listings = new AtomicLong();
        var different = new ArrayList<String>();
        return core.allListings(county)
                .doOnNext(page -> listings.addAndGet(page.size()))
                .concatMap(page -> differing(county, page), 1)
                .doOnNext(different::addAll)
                .then(Mono.defer(() -> shelves.count(county)))
                .map(indexed -> comparison(listings.get(), indexed, different));
    }

    private Mono<List<String>> differing(CountyCode county, List<Listing> page) {
        if (page.isEmpty()) {
            return Mono.just(List.of());
        }
        var ids = page.stream().map(listing -> listing.id().toString()).toList();
        return shelves.versions(county, ids)
                .map(versions -> page.stream()
                        .filter(listing -> !Long.valueOf(listing.indexVersion())
                                .equals(versions.get(listing.id().toString())))
                        .map(listing -> listing.id().toString())
                        .toList());
    }

    private static Comparison comparison(long listings, long indexed, List<String> different) {
        return new Comparison(
                listings,
                indexed,
                different.size(),
                different.stream().limit(MOST_NAMED).toList(),
                different.isEmpty() && listings == indexed);
    }
}
