package marketplace.catalog.web;

import marketplace.catalog.Categories;
import marketplace.catalog.EditListing;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The way of a merchant's own people to her listings on the pages of her desk. */
@Component
class MyListings {
    private final EditListing edit;
    private final Categories categories;

    MyListings(EditListing edit, Categories categories) {
        this.edit = edit;
        this.categories = categories;
    }

    /** The drawing of a listing without a picture: its own, else its category's. */
    String drawing(Listing listing) {
        var own = listing.details().facts().art();
        return own.isEmpty() ? categories.get(listing.details().category()).art() : own;
    }

    /** Goes on for her own people alone. */
    static <T> Mono<T> acting(MerchantId merchant, Mono<T> step) {
        return SignedIn.get().flatMap(me -> me.actingFor(merchant)).flatMap(_ -> step);
    }

    /** The listing, which must be of the merchant whose desk this is. */
    Mono<Listing> get(MerchantId merchant, ListingId id) {
        return acting(merchant, edit.mine(id))
                .filter(listing -> listing.merchant().equals(merchant))
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new));
    }

    static String path(MerchantId merchant) {
        return "/betrieb/" + merchant + "/angebote";
    }
}
