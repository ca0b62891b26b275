package marketplace.portal;

import java.util.List;
import java.util.Optional;
import marketplace.counties.Places;
import marketplace.finding.Found;
import marketplace.finding.Question.Home;
import marketplace.shared.ListingId;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What else there is of a listing's kind, for programs. */
@RestController
class SimilarApi {
    private final FindSimilar similar;
    private final Places places;

    SimilarApi(FindSimilar similar, Places places) {
        this.similar = similar;
        this.places = places;
    }

    /** At most four other listings, those of the very same kind first. */
    record SimilarView(List<Found.Hit> listings) {}

    /**
     * At most four other listings of a listing's kind.
     *
     * @param place whom they are to reach; none: anybody
     */
    @GetMapping("/api/v1/listings/{id}/similar")
    Mono<SimilarView> similar(@PathVariable ListingId id, @RequestParam(required = false) @Nullable PlaceCode place) {
        return home(place).flatMap(home -> similar.to(id, home)).map(found -> new SimilarView(found.others()));
    }

    private Mono<Optional<Home>> home(@Nullable PlaceCode place) {
        return place == null
                ? Mono.just(Optional.empty())
                : places.get(place).map(found -> Optional.of(new Home(found.code(), found.point())));
    }
}
