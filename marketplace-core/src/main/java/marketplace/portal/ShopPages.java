package marketplace.portal;

import java.util.List;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.pages.Pages;
import marketplace.shared.ListingId;
import marketplace.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A shop, and one of its listings with everything the law wants said before somebody orders it. */
@Controller
public class ShopPages {
    private static final int MOST_SHOWN = 200;

    private final Merchants merchants;
    private final Listings listings;
    private final Categories categories;
    private final Pages pages;

    ShopPages(Shelf shelf, Pages pages) {
        this.merchants = shelf.merchants();
        this.listings = shelf.listings();
        this.categories = shelf.categories();
        this.pages = pages;
    }

    /** A shop with what it shows. */
    public record Shop(Merchant merchant, List<Listing> listings) {}

    /** A listing with its seller. */
    public record Offer(Listing listing, Merchant merchant, Category category) {
        /** Its drawing: its own, else its category's. */
        public String art() {
            var own = listing.details().facts().art();
            return own.isEmpty() ? category.art() : own;
        }
    }

    @GetMapping("/laden/{slug}")
    Mono<Rendering> shop(@PathVariable String slug, ServerWebExchange exchange) {
        return merchants
                .findBySlug(slug)
                .filter(merchant -> merchant.state().word().equals("approved") || !merchant.isClaimed())
                .switchIfEmpty(Mono.error(NotShown::new))
                .flatMap(merchant ->
                        listings.listShownOf(merchant.id(), null, MOST_SHOWN).map(shown -> new Shop(merchant, shown)))
                .flatMap(shop -> pages.show(exchange, "portal/shop", shop));
    }

    @GetMapping("/angebot/{listing}")
    Mono<Rendering> listing(@PathVariable ListingId listing, ServerWebExchange exchange) {
        return listings.get(listing)
                .filter(Listing::isShown)
                .switchIfEmpty(Mono.error(NotShown::new))
                .flatMap(shown -> merchants
                        .get(shown.merchant())
                        .map(seller -> new Offer(
                                shown, seller, categories.get(shown.details().category()))))
                .flatMap(offer -> pages.show(exchange, "portal/listing", offer));
    }

    /** Something that is not there, or not for everybody's eyes. */
    static final class NotShown extends Refusal {
        private static final long serialVersionUID = 1;

        NotShown() {
            super(Kind.ABSENT, "not-shown", "There is nothing to see here.");
        }
    }
}
