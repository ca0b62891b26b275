package marketplace.counties.web;

import jakarta.validation.constraints.Size;
import java.util.List;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.shared.GeoPoint;
import marketplace.shared.PlaceCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The places of the county: by postcode, by name, by position. */
@RestController
@RequestMapping("/api/v1/places")
class PlaceApi {
    private final Places places;

    PlaceApi(Places places) {
        this.places = places;
    }

    /**
     * @param postcode the most usual one
     * @param postcodes all of them
     */
    record PlaceView(
            PlaceCode code,
            String name,
            String postcode,
            List<String> postcodes,
            double latitude,
            double longitude,
            int inhabitants) {
        static PlaceView of(Place place) {
            return new PlaceView(
                    place.code(),
                    place.name(),
                    place.postcode(),
                    place.postcodes(),
                    place.point().latitude(),
                    place.point().longitude(),
                    place.inhabitants());
        }
    }

    /** Finds at most eight places whose postcode or name begins with the words. */
    @GetMapping
    Mono<List<PlaceView>> matching(@RequestParam @Size(min = 1, max = 60) String q) {
        return places.listMatching(q).map(PlaceApi::views);
    }

    /** The place of this county that is nearest to a position. */
    @GetMapping("/nearest")
    Mono<PlaceView> nearest(@RequestParam double latitude, @RequestParam double longitude) {
        return Mono.fromSupplier(() -> new GeoPoint(latitude, longitude))
                .flatMap(places::nearest)
                .map(PlaceView::of);
    }

    /** A place of this county. */
    @GetMapping("/{code}")
    Mono<PlaceView> get(@PathVariable PlaceCode code) {
        return places.get(code).map(PlaceView::of);
    }

    private static List<PlaceView> views(List<Place> places) {
        return places.stream().map(PlaceView::of).toList();
    }
}
