package marketplace.catalog;

import java.time.Clock;
import marketplace.shared.ListingId;
import marketplace.shared.Overtaken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A command of compliance, which has checked who may give it: takes a listing off, or gives it back to its merchant. */
@Component
public class HideListing {
    private final Listings listings;
    private final Clock clock;

    HideListing(Listings listings, Clock clock) {
        this.listings = listings;
        this.clock = clock;
    }

    public Mono<Listing> with(ListingId id, String reason) {
        return listings.get(id)
                .map(listing -> listing.hide(reason, clock.instant()))
                .flatMap(listings::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("hide a listing");
    }

    public Mono<Listing> giveBack(ListingId id) {
        return listings.get(id)
                .map(listing -> listing.unhide(clock.instant()))
                .flatMap(listings::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("give a listing back");
    }
}
