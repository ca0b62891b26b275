package marketplace.finding.web;

import jakarta.validation.constraints.Size;
import java.util.List;
import marketplace.counties.Places;
import marketplace.finding.Find;
import marketplace.finding.Found;
import marketplace.finding.Parameters;
import marketplace.finding.Question.Home;
import marketplace.finding.Suggest;
import marketplace.finding.Suggest.Suggestion;
import marketplace.shared.GeoPoint;
import marketplace.shared.PlaceCode;
import marketplace.shared.web.Holds;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The question residents ask on the pages, for everybody and every client; needs no sign-in. */
@RestController
@RequestMapping("/api/v1")
class SearchApi {
    private final Find find;
    private final Suggest suggest;
    private final Places places;

    SearchApi(Find find, Suggest suggest, Places places) {
        this.find = find;
        this.suggest = suggest;
        this.places = places;
    }

    record Suggestions(List<Suggestion> suggestions) {}

    /**
     * Listings, merchants and places for words and filters, 24 a page.
     *
     * @param place code of a place of the county; it brings point and reach
     * @param lat a position where there is no place
     * @param lon degrees
     */
    @GetMapping("/search")
    Mono<Found> search(
            @RequestParam(required = false) @Nullable PlaceCode place,
            @RequestParam(required = false) @Nullable Double lat,
            @RequestParam(required = false) @Nullable Double lon,
            @RequestParam @Holds(SearchParameters.class) MultiValueMap<String, String> parameters) {
        return home(place, lat, lon)
                .map(home -> Parameters.strictly(parameters, home))
                .switchIfEmpty(Mono.fromSupplier(() -> Parameters.strictly(parameters, null)))
                .flatMap(find::answer);
    }

    private Mono<Home> home(@Nullable PlaceCode place, @Nullable Double lat, @Nullable Double lon) {
        if (place != null) {
            return places.get(place).map(found -> new Home(found.code(), found.point()));
        }
        return lat == null && lon == null ? Mono.empty() : Mono.fromSupplier(() -> at(lat, lon));
    }

    private static Home at(@Nullable Double lat, @Nullable Double lon) {
        try {
            return new Home(null, new GeoPoint(lat == null ? Double.NaN : lat, lon == null ? Double.NaN : lon));
        } catch (IllegalArgumentException _) {
            throw Parameters.noPoint();
        }
    }

    /** How a question may go on: at most thirteen. */
    @GetMapping("/suggestions")
    Mono<Suggestions> suggestions(@RequestParam @Size(max = Suggest.LONGEST) String q) {
        return suggest.to(q).map(Suggestions::new);
    }
}
