package marketplace.portal.favourites;

import java.util.UUID;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Listings;
import marketplace.favourites.Favourites;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Merchants;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts a listing or a shop that is shown on the list of whoever is signed in. */
@Component
class KeepThing {
    private final Favourites favourites;
    private final Listings listings;
    private final Merchants merchants;

    KeepThing(Favourites favourites, Listings listings, Merchants merchants) {
        this.favourites = favourites;
        this.listings = listings;
        this.merchants = merchants;
    }

    /** Goes on with its name. */
    Mono<String> listing(ListingId id) {
        return SignedIn.get()
                .flatMap(_ -> listings.find(id))
                .filter(Listing::isShown)
                .filterWhen(listing -> merchants.find(listing.merchant()).map(Merchant::isSelling))
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new))
                .map(listing -> listing.details().title())
                .flatMap(title -> favourites.keep(id, title).thenReturn(title));
    }

    /** Goes on with its name. */
    Mono<String> shop(MerchantId id) {
        return SignedIn.get()
                .flatMap(_ -> merchants.find(id))
                .filter(Merchant::isShown)
                .switchIfEmpty(Mono.error(MerchantRefused.Absent::new))
                .map(merchant -> merchant.profile().name())
                .flatMap(name -> favourites.keep(id, name).thenReturn(name));
    }

    Mono<Void> drop(UUID thing) {
        return favourites.drop(thing);
    }
}
