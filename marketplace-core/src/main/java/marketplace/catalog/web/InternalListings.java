package marketplace.catalog.web;

import java.util.List;
import marketplace.catalog.Categories;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What search asks of listings: some by id, or all published in the order of their ids. Needs {@code feed:read}. */
@RestController
class InternalListings {
    private final Listings listings;
    private final Categories categories;

    InternalListings(Listings listings, Categories categories) {
        this.listings = listings;
        this.categories = categories;
    }

    record Page(List<ListingDocument> listings, @Nullable ListingId next) {}

    @GetMapping(path = "/internal/listings", params = "ids")
    Mono<Page> byId(@RequestParam CountyCode county, @RequestParam List<ListingId> ids) {
        return pageOf(county, listings.listAll(ids), Integer.MAX_VALUE);
    }

    @GetMapping(path = "/internal/listings", params = "!ids")
    Mono<Page> after(
            @RequestParam CountyCode county,
            @RequestParam(required = false) @Nullable ListingId after,
            @RequestParam(defaultValue = "" + Listings.MOST) int limit) {
        var most = Math.clamp(limit, 1, Listings.MOST);
        return pageOf(county, listings.listShown(after, most), most);
    }

    private Mono<Page> pageOf(CountyCode county, Mono<List<Listing>> found, int full) {
        return found.map(all -> page(all, county, full)).contextWrite(Scope.of(county)::in);
    }

    private Page page(List<Listing> found, CountyCode county, int full) {
        var documents = found.stream()
                .map(listing -> ListingDocument.of(listing, county, categories))
                .toList();
        return new Page(documents, found.size() < full ? null : found.getLast().id());
    }
}
