package marketplace.catalog.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Listings;
import marketplace.catalog.PriceVariants;
import marketplace.counties.Counties;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.counties.web.HomeCookie;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Merchants;
import marketplace.merchants.Trade;
import marketplace.merchants.Trades;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.kept.Keeping;
import marketplace.reviews.Rated;
import marketplace.reviews.Reviews;
import marketplace.shared.ListingId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What residents see of shops and their listings: four queries a page, three where it is kept, one more where something
 * was reviewed, the frame's beside.
 */
@Controller
class ListingPages {
    private static final int PER_PAGE = 60;
    private static final int LATEST_REVIEWS = 3;

    private final Shelf shelf;
    private final Merchants merchants;
    private final Around around;
    private final Pages pages;
    private final Clock clock;

    ListingPages(Shelf shelf, Merchants merchants, Around around, Pages pages, Clock clock) {
        this.shelf = shelf;
        this.merchants = merchants;
        this.around = around;
        this.pages = pages;
        this.clock = clock;
    }

    /** Where all of it is; kept in memory by the room of the counties. */
    @Component
    record Around(Counties counties, Places places, HomeCookie home) {
        Mono<Optional<Place>> home(ServerWebExchange exchange) {
            return home.read(exchange).map(Optional::of).defaultIfEmpty(Optional.empty());
        }
    }

    /** What there is to show. */
    @Component
    record Shelf(Listings listings, PriceVariants prices, Categories categories, Trades trades, Reviews reviews) {}

    @GetMapping("/angebot/{id}")
    Mono<Rendering> listing(@PathVariable ListingId id, ServerWebExchange exchange) {
        return wayThere(exchange).flatMap(way -> pages.show(exchange, keeping(id, way)));
    }

    private Keeping<ListingShown> keeping(ListingId id, WayThere way) {
        return new Keeping<>(
                "catalog/listing",
                new Asked(id, way),
                shown(id, way),
                shown -> new Seen(
                        Listing.Edition.of(shown.listing()), shown.merchant().version(), shown.rated()),
                seen(id));
    }

    private record Asked(ListingId id, WayThere way) {}

    private Mono<ListingShown> shown(ListingId id, WayThere way) {
        return shelf.listings()
                .get(id)
                .filter(Listing::isShown)
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new))
                .flatMap(listing -> shown(listing, way));
    }

    private Mono<ListingShown> shown(Listing listing, WayThere way) {
        var seller = merchants.get(listing.merchant()).filter(Merchant::isSelling);
        return seller.switchIfEmpty(Mono.error(ListingRefused.Absent::new))
                .flatMap(merchant -> Mono.zip(
                        shelf.prices().reductions(listing),
                        shelf.reviews().rated(listing.id(), merchant.id(), LATEST_REVIEWS),
                        (cut, rated) -> new ListingShown(listing, merchant, path(listing), cut, today(), way, rated)));
    }

    /**
     * The edition of all a listing's page shows.
     *
     * @param merchant her version
     */
    private record Seen(Listing.Edition listing, long merchant, Rated rated) {}

    private Mono<Seen> seen(ListingId id) {
        return shelf.listings()
                .edition(id)
                .flatMap(edition -> Mono.zip(
                        merchants.version(edition.merchant()),
                        shelf.reviews().rated(id, edition.merchant(), LATEST_REVIEWS),
                        (version, rated) -> new Seen(edition, version, rated)));
    }

    private Mono<WayThere> wayThere(ServerWebExchange exchange) {
        return Mono.zip(
                around.home(exchange),
                around.counties().here(),
                (home, county) -> new WayThere(home.orElse(null), county.land(), thisMinute()));
    }

    /** Nothing on a page changes within a minute by itself. */
    private Instant thisMinute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    @GetMapping("/laden/{slug}")
    Mono<Rendering> shop(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable ListingId after,
            ServerWebExchange exchange) {
        return merchants
                .findBySlug(slug)
                .filter(Merchant::isShown)
                .flatMap(merchant -> wayThere(exchange).flatMap(way -> shop(merchant, after, way)))
                .flatMap(shown -> pages.show(exchange, Sheet.of("catalog/shop", shown)))
                .switchIfEmpty(Mono.defer(() -> successor(slug)));
    }

    /** What nobody looked after may have become part of another shop. */
    private Mono<Rendering> successor(String slug) {
        return merchants
                .findSuccessor(slug)
                .filter(Merchant::isShown)
                .flatMap(merchant -> pages.redirect("/laden/" + merchant.slug()))
                .switchIfEmpty(Mono.error(MerchantRefused.Absent::new));
    }

    private Mono<ShopShown> shop(Merchant merchant, @Nullable ListingId after, WayThere way) {
        return Mono.zip(
                        shelf.listings().listShownOf(merchant.id(), after, PER_PAGE),
                        around.places().list(),
                        shelf.reviews().rated(merchant.id(), LATEST_REVIEWS))
                .map(known -> shop(merchant, known.getT1(), known.getT2(), way, known.getT3()));
    }

    private ShopShown shop(Merchant merchant, List<Listing> found, List<Place> places, WayThere way, Rated rated) {
        var listings = found.stream()
                .map(listing -> new ListingShown(listing, merchant, path(listing), Map.of(), today(), way, Rated.NONE))
                .toList();
        return new ShopShown(
                merchant,
                shelf.trades().find(merchant.profile().trade()).map(Trade::art).orElse("signpost"),
                merchant.isSelling() ? listings : List.of(),
                found.size() < PER_PAGE ? null : found.getLast().id().toString(),
                places,
                way,
                rated);
    }

    private List<Category> path(Listing listing) {
        return shelf.categories().path(listing.details().category());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }
}
