package marketplace.portal.favourites;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.catalog.Listing;
import marketplace.catalog.Variant;
import marketplace.favourites.Favourite;
import marketplace.portal.favourites.KeptThings.Thing;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What whoever is signed in wants to find again, for programs. */
@RestController
@RequestMapping("/api/v1/me/favourites")
class FavouriteApi {
    private final KeptThings things;
    private final KeepThing keep;

    FavouriteApi(KeptThings things, KeepThing keep) {
        this.things = things;
        this.keep = keep;
    }

    /** All she has kept, at most two hundred, the newest first. */
    record FavouritesView(List<FavouriteView> favourites) {}

    /**
     * Something kept.
     *
     * @param thing id of the listing or of the merchant
     * @param name it had when it was kept
     * @param shown whether it is still on the market
     * @param available whether it can be ordered now; none for shops
     * @param fromCents what it costs now, the least of its variants; none for shops and on request
     */
    record FavouriteView(
            Favourite.Kind kind,
            UUID thing,
            String name,
            Instant keptAt,
            boolean shown,
            @Nullable Boolean available,
            @Nullable Long fromCents) {
        static FavouriteView of(Thing thing) {
            var kept = thing.kept();
            var listing = thing.isShown() ? thing.listing() : null;
            return new FavouriteView(
                    kept.kind(),
                    kept.thing(),
                    kept.name(),
                    kept.keptAt(),
                    thing.isShown(),
                    listing == null ? null : listing.available(),
                    listing == null ? null : from(listing));
        }

        private static @Nullable Long from(Listing listing) {
            return listing.details().variants().stream()
                    .map(Variant::price)
                    .filter(price -> price != null)
                    .map(Money::minor)
                    .min(Long::compare)
                    .orElse(null);
        }
    }

    /** What she has kept, as it is now. */
    @GetMapping
    Mono<FavouritesView> list() {
        return things.mine()
                .map(found ->
                        new FavouritesView(found.stream().map(FavouriteView::of).toList()));
    }

    /** Keeps a listing that is shown; again is harmless. */
    @PutMapping("/listings/{listing}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> keep(@PathVariable ListingId listing) {
        return keep.listing(listing).then();
    }

    /** Takes a listing off the list; again is harmless. */
    @DeleteMapping("/listings/{listing}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> drop(@PathVariable ListingId listing) {
        return keep.drop(listing.value());
    }

    /** Keeps a shop; again is harmless. */
    @PutMapping("/shops/{merchant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> keepShop(@PathVariable MerchantId merchant) {
        return keep.shop(merchant).then();
    }

    /** Takes a shop off the list; again is harmless. */
    @DeleteMapping("/shops/{merchant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> dropShop(@PathVariable MerchantId merchant) {
        return keep.drop(merchant.value());
    }
}
