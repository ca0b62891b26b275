package marketplace.catalog.web;

import java.util.List;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Listings;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Merchants;
import marketplace.pages.Pages;
import marketplace.reviews.Review;
import marketplace.reviews.ReviewId;
import marketplace.reviews.Reviews;
import marketplace.reviews.Standing;
import marketplace.shared.ListingId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** All that buyers say of a shop or a listing, page by page. */
@Controller
public class RatedPages {
    private static final int PAGE = 20;

    private final Reviews reviews;
    private final Listings listings;
    private final Merchants merchants;
    private final Pages pages;

    RatedPages(Reviews reviews, Listings listings, Merchants merchants, Pages pages) {
        this.reviews = reviews;
        this.listings = listings;
        this.merchants = merchants;
        this.pages = pages;
    }

    /** What they are about: its name, its page, who sells it. */
    public record About(String name, String path, String seller, boolean shop) {}

    /** A page of reviews. */
    public record All(About about, Standing standing, List<Review> reviews) {
        public String name() {
            return about.name();
        }

        public String path() {
            return about.path();
        }

        public String seller() {
            return about.seller();
        }

        public boolean shop() {
            return about.shop();
        }

        @Nullable
        public String older() {
            return reviews.size() < PAGE
                    ? null
                    : path() + "/bewertungen?vor=" + reviews.getLast().id();
        }
    }

    @GetMapping("/laden/{slug}/bewertungen")
    Mono<Rendering> ofShop(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable ReviewId vor,
            ServerWebExchange exchange) {
        return merchants
                .findBySlug(slug)
                .filter(Merchant::isShown)
                .switchIfEmpty(Mono.error(MerchantRefused.Absent::new))
                .flatMap(merchant -> Mono.zip(
                        reviews.standing(merchant.id()),
                        reviews.list(merchant.id(), vor, PAGE),
                        (standing, found) -> new All(about(merchant), standing, found)))
                .flatMap(all -> pages.show(exchange, "catalog/reviews", all));
    }

    @GetMapping("/angebot/{id}/bewertungen")
    Mono<Rendering> ofListing(
            @PathVariable ListingId id,
            @RequestParam(required = false) @Nullable ReviewId vor,
            ServerWebExchange exchange) {
        return listings.get(id)
                .filter(Listing::isShown)
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new))
                .flatMap(this::about)
                .flatMap(about -> Mono.zip(
                        reviews.standing(id),
                        reviews.list(id, vor, PAGE),
                        (standing, found) -> new All(about, standing, found)))
                .flatMap(all -> pages.show(exchange, "catalog/reviews", all));
    }

    private static About about(Merchant merchant) {
        var name = merchant.profile().name();
        return new About(name, "/laden/" + merchant.slug(), name, true);
    }

    private Mono<About> about(Listing listing) {
        return merchants
                .get(listing.merchant())
                .filter(Merchant::isSelling)
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new))
                .map(merchant -> new About(
                        listing.details().title(),
                        "/angebot/" + listing.id(),
                        merchant.profile().name(),
                        false));
    }
}
