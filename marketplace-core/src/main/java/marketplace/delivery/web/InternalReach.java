package marketplace.delivery.web;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.delivery.Reach;
import marketplace.delivery.ReachOfPlaces;
import marketplace.delivery.ReachOfPlaces.Reached;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What search asks of reach: some places by key, or all in the order of their keys. Needs the scope {@code feed:read}. */
@RestController
class InternalReach {
    /** With everybody who reaches them: some hundred kilobytes each. */
    private static final int MOST = 50;

    private final Places places;
    private final ReachOfPlaces reach;

    InternalReach(Places places, ReachOfPlaces reach) {
        this.places = places;
        this.reach = reach;
    }

    record Page(List<PlaceDocument> places, @Nullable PlaceCode next) {}

    record PlaceDocument(
            PlaceCode id,
            CountyCode county,
            long version,
            String name,
            List<String> postcodes,
            double lat,
            double lon,
            List<ReachDocument> reach) {
        static PlaceDocument of(Reached reached, CountyCode county) {
            var place = reached.place();
            return new PlaceDocument(
                    place.code(),
                    county,
                    reached.version(),
                    place.name(),
                    place.postcodes(),
                    place.point().latitude(),
                    place.point().longitude(),
                    reached.by().stream().map(ReachDocument::of).toList());
        }
    }

    /** @param weekday 1 is Monday */
    record ReachDocument(MerchantId merchant, String way, int weekday, CutOffDocument cutOff) {
        static ReachDocument of(Reach reach) {
            return new ReachDocument(
                    reach.merchant(),
                    reach.point() ? "point" : "delivery",
                    reach.weekday().getValue(),
                    CutOffDocument.of(reach.cutOff()));
        }
    }

    /** @param time as "12:00" */
    record CutOffDocument(int weekday, String time) {
        static CutOffDocument of(CutOff cutOff) {
            return new CutOffDocument(cutOff.weekday().getValue(), cutOff.time().toString());
        }
    }

    @GetMapping(path = "/internal/reach", params = "ids")
    Mono<Page> byKey(@RequestParam CountyCode county, @RequestParam List<PlaceCode> ids) {
        var wanted = new HashSet<>(ids);
        return pageOf(
                county,
                ordered()
                        .map(all -> all.filter(place -> wanted.contains(place.code()))
                                .toList()),
                Integer.MAX_VALUE);
    }

    @GetMapping(path = "/internal/reach", params = "!ids")
    Mono<Page> after(
            @RequestParam CountyCode county,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "" + MOST) int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return pageOf(
                county,
                ordered()
                        .map(all -> all.filter(place -> place.code().value().compareTo(after) > 0)
                                .limit(most)
                                .toList()),
                most);
    }

    private Mono<Stream<Place>> ordered() {
        return places.list()
                .map(all -> all.stream()
                        .sorted(Comparator.comparing(place -> place.code().value())));
    }

    private Mono<Page> pageOf(CountyCode county, Mono<List<Place>> found, int full) {
        return found.flatMap(some -> reach.of(some).map(reached -> page(reached, county, full)))
                .contextWrite(Scope.of(county)::in);
    }

    private static Page page(List<Reached> reached, CountyCode county, int full) {
        var documents =
                reached.stream().map(one -> PlaceDocument.of(one, county)).toList();
        return new Page(
                documents, reached.size() < full ? null : documents.getLast().id());
    }
}
