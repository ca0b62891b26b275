package marketplace.catalog.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.List;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.catalog.EditListing;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Listings;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.SetStock;
import marketplace.catalog.Supply;
import marketplace.catalog.Variant;
import marketplace.merchants.Merchants;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.VariantId;
import marketplace.shared.web.Seen;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Listings: read by everybody when shown, written by their merchant. */
@RestController
@RequestMapping("/api/v1")
class ListingApi {
    private final Listings listings;
    private final Categories categories;
    private final Merchants merchants;
    private final EditListing edit;
    private final SetStock setStock;
    private final PriceVariants prices;
    private final Idempotent idempotent;

    ListingApi(
            Listings listings,
            Categories categories,
            Merchants merchants,
            EditListing edit,
            SetStock setStock,
            PriceVariants prices,
            Idempotent idempotent) {
        this.listings = listings;
        this.categories = categories;
        this.merchants = merchants;
        this.edit = edit;
        this.setStock = setStock;
        this.prices = prices;
        this.idempotent = idempotent;
    }

    /** A number, or instead of it the traffic light. */
    record StockBody(@Nullable @Min(0) Integer stock, Supply.@Nullable Light light) {
        Supply supply() {
            if (stock == null && light == null) {
                throw new ListingRefused.Invalid(
                        List.of(new Refusal.Field("stock", "missing", "Please state a number or a light.")));
            }
            return stock == null ? light : new Supply.Counted(stock);
        }
    }

    /** The tree of categories, the same everywhere. */
    @GetMapping("/categories")
    List<Category> categories() {
        return categories.list();
    }

    /** A listing; drafts and what is paused only its own merchant sees. */
    @GetMapping("/listings/{id}")
    Mono<ListingView> get(@PathVariable ListingId id) {
        return listings.get(id).flatMap(this::visible).map(ListingView::of);
    }

    private Mono<Listing> visible(Listing listing) {
        return SignedIn.find()
                .filter(me -> me.mayActFor(listing.merchant()))
                .map(_ -> listing)
                .switchIfEmpty(Mono.defer(() -> shown(listing)));
    }

    private Mono<Listing> shown(Listing listing) {
        return merchants
                .find(listing.merchant())
                .filter(merchant -> merchant.isSelling() && listing.isShown())
                .map(_ -> listing)
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new));
    }

    /** What the listing cost since when, and which of its prices may be announced as reduced from the lowest of thirty days. */
    @GetMapping("/listings/{id}/prices")
    Mono<PricesView> prices(@PathVariable ListingId id) {
        return listings.get(id)
                .flatMap(this::visible)
                .flatMap(listing -> Mono.zip(prices.histories(listing), prices.reductions(listing)))
                .map(both -> PricesView.of(both.getT1(), both.getT2()));
    }

    /** A merchant's listings; those not shown only for herself. */
    @GetMapping("/merchants/{merchant}/listings")
    Mono<Slice<ListingView>> list(
            @PathVariable MerchantId merchant,
            @RequestParam(required = false) @Nullable ListingId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return SignedIn.find()
                .filter(me -> me.mayActFor(merchant))
                .flatMap(_ -> listings.listOf(merchant, after, most))
                .switchIfEmpty(Mono.defer(() -> listShown(merchant, after, most)))
                .map(found -> Slice.of(found, most, Listing::id).map(ListingView::of));
    }

    private Mono<List<Listing>> listShown(MerchantId merchant, @Nullable ListingId after, int most) {
        return merchants
                .find(merchant)
                .filter(seller -> seller.isSelling())
                .flatMap(_ -> listings.listShownOf(merchant, after, most))
                .defaultIfEmpty(List.of());
    }

    /** Begins a listing that only its merchant sees until she publishes it. */
    @Creates(ListingView.class)
    @PostMapping("/merchants/{merchant}/listings")
    Mono<ResponseEntity<String>> draft(
            @PathVariable MerchantId merchant, @Valid @RequestBody ListingBody body, ServerWebExchange exchange) {
        var drafted =
                Mono.defer(() -> edit.draft(merchant, body.details(List.of()))).map(ListingView::of);
        return idempotent.created(exchange, body, drafted, "/api/v1/listings/{id}");
    }

    /** Writes a listing anew; variants it names by id stay themselves. With the version it was read in as If-Match, only that one. */
    @PutMapping("/listings/{id}")
    Mono<ListingView> edit(
            @PathVariable ListingId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody ListingBody body) {
        return edit.mine(id)
                .map(listing ->
                        listing.details().variants().stream().map(Variant::id).toList())
                .flatMap(known -> edit.edit(id, body.details(known), Seen.of(seen)))
                .map(ListingView::of);
    }

    /** Shows it; what is missing is said field by field. Again is harmless. */
    @PutMapping("/listings/{id}/publication")
    Mono<ListingView> publish(@PathVariable ListingId id) {
        return edit.publish(id).map(ListingView::of);
    }

    /** Takes a listing off the shelf until it is published again. */
    @PutMapping("/listings/{id}/pause")
    Mono<ListingView> pause(@PathVariable ListingId id) {
        return edit.pause(id).map(ListingView::of);
    }

    /** Says how many are left, or how well supplied the shop is. */
    @PutMapping("/listings/{id}/variants/{variant}/stock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> stock(@PathVariable ListingId id, @PathVariable VariantId variant, @Valid @RequestBody StockBody body) {
        return Mono.fromSupplier(body::supply).flatMap(supply -> setStock.with(id, variant, supply));
    }
}
