package marketplace.portal.favourites;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.favourites.Favourite;
import marketplace.favourites.Favourites;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What she has kept as it is now: three queries, however much it is. */
@Component
class KeptThings {
    private final Favourites favourites;
    private final Listings listings;
    private final Merchants merchants;

    KeptThings(Favourites favourites, Listings listings, Merchants merchants) {
        this.favourites = favourites;
        this.listings = listings;
        this.merchants = merchants;
    }

    /**
     * Something kept.
     *
     * @param listing none for shops, and once it is not shown any more
     * @param merchant who sells it, or the shop; none once it is not shown any more
     */
    record Thing(
            Favourite kept,
            @Nullable Listing listing,
            @Nullable Merchant merchant) {
        /** Still there to be seen. */
        boolean isShown() {
            return merchant != null && (listing != null || !kept.isListing());
        }
    }

    Mono<List<Thing>> mine() {
        return favourites
                .list()
                .flatMap(kept -> listings(kept)
                        .flatMap(found -> merchants(kept, found).map(known -> things(kept, found, known))));
    }

    private Mono<Map<ListingId, Listing>> listings(List<Favourite> kept) {
        var ids = kept.stream()
                .filter(Favourite::isListing)
                .map(Favourite::listing)
                .toList();
        return listings.listAll(ids)
                .map(found -> found.stream()
                        .filter(Listing::isShown)
                        .collect(Collectors.toMap(Listing::id, Function.identity())));
    }

    private Mono<Map<MerchantId, Merchant>> merchants(List<Favourite> kept, Map<ListingId, Listing> found) {
        var ids = Stream.concat(
                        kept.stream().filter(one -> !one.isListing()).map(Favourite::shop),
                        found.values().stream().map(Listing::merchant))
                .distinct()
                .toList();
        return merchants
                .listAll(ids)
                .map(all -> all.stream()
                        .filter(Merchant::isShown)
                        .collect(Collectors.toMap(Merchant::id, Function.identity())));
    }

    private static List<Thing> things(
            List<Favourite> kept, Map<ListingId, Listing> found, Map<MerchantId, Merchant> known) {
        return kept.stream().map(one -> thing(one, found, known)).toList();
    }

    private static Thing thing(Favourite kept, Map<ListingId, Listing> found, Map<MerchantId, Merchant> known) {
        if (!kept.isListing()) {
            return new Thing(kept, null, known.get(kept.shop()));
        }
        var listing = found.get(kept.listing());
        var seller = Optional.ofNullable(listing)
                .map(one -> known.get(one.merchant()))
                .filter(Merchant::isSelling)
                .orElse(null);
        return new Thing(kept, listing, seller);
    }
}
