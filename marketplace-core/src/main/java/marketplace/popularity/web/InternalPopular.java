package marketplace.popularity.web;

import java.util.List;
import marketplace.popularity.PopularListings;
import marketplace.popularity.PopularListings.OfPlace;
import marketplace.popularity.PopularListings.Risen;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What search asks of popularity: which listings rise in some places, or in all. Needs the scope {@code feed:read}. */
@RestController
class InternalPopular {
    private final PopularListings listings;

    InternalPopular(PopularListings listings) {
        this.listings = listings;
    }

    record Page(List<PlaceDocument> places) {}

    /** @param id the key of a place; "*" is for those who did not say where they live */
    record PlaceDocument(String id, CountyCode county, long version, List<Risen> listings) {
        static PlaceDocument of(OfPlace place, CountyCode county) {
            return new PlaceDocument(place.place(), county, place.version(), place.listings());
        }
    }

    @GetMapping("/internal/popular")
    Mono<Page> popular(@RequestParam CountyCode county, @RequestParam(defaultValue = "") List<String> ids) {
        return listings.of(ids)
                .map(all -> new Page(
                        all.stream().map(one -> PlaceDocument.of(one, county)).toList()))
                .contextWrite(Scope.of(county)::in);
    }
}
