package marketplace.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import marketplace.catalog.Category;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Listings;
import marketplace.finding.Find;
import marketplace.finding.Found;
import marketplace.finding.Question;
import marketplace.finding.Question.Filters;
import marketplace.finding.Question.Home;
import marketplace.shared.ListingId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What else there is of a listing's kind: at most four others, those of the very same kind first. */
@Component
class FindSimilar {
    private static final int MOST = 4;

    private final Listings listings;
    private final Shelf shelf;
    private final Find find;

    FindSimilar(Listings listings, Shelf shelf, Find find) {
        this.listings = listings;
        this.shelf = shelf;
        this.find = find;
    }

    /** The listing, the answer as it came, and what of it is shown. */
    record Similar(Listing listing, Found found) {
        List<Found.Hit> others() {
            return found.listings().stream()
                    .filter(hit -> !hit.id().equals(listing.id().value()))
                    .sorted(Comparator.comparing(
                            hit -> !hit.category().equals(listing.details().category())))
                    .limit(MOST)
                    .toList();
        }
    }

    Mono<Similar> to(ListingId id, Optional<Home> home) {
        return listings.get(id)
                .filter(Listing::isShown)
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new))
                .zipWhen(
                        listing ->
                                find.listings(Question.of("", home.orElse(null)).with(kindOf(listing))),
                        Similar::new);
    }

    /** The kind above the listing's own, unless that is a root. */
    private Filters kindOf(Listing listing) {
        var path = shelf.categories().path(listing.details().category());
        Category kind = path.size() > 2 ? path.get(path.size() - 2) : path.getLast();
        return new Filters(kind.code(), null, null, List.of(), null, null);
    }
}
