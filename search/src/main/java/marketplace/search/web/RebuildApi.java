package marketplace.search.web;

import marketplace.search.following.CompareIndex;
import marketplace.search.following.CompareIndex.Comparison;
import marketplace.search.index.Rebuilds;
import marketplace.search.index.Rebuilds.Standing;
import marketplace.shared.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Has a county's index built anew, and holds it against the record. */
@RestController
class RebuildApi {

    private final Rebuilds rebuilds;
    private final CompareIndex compare;

    RebuildApi(Rebuilds rebuilds, CompareIndex compare) {
        this.rebuilds = rebuilds;
        this.compare = compare;
    }

    /** Whether the index says what core says. */
    @GetMapping("/comparison")
    Mono<Comparison> comparison(@RequestParam MultiValueMap<String, String> parameters) {
        return Mono.fromCallable(() -> new Asked(parameters).county()).flatMap(compare::of);
    }

    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Standing> want(@RequestParam MultiValueMap<String, String> parameters) {
        var scope = Scope.of(new Asked(parameters).county());
        return rebuilds.want().then(rebuilds.standing()).contextWrite(scope::in);
    }

    @GetMapping("/rebuild")
    Mono<Standing> standing(@RequestParam MultiValueMap<String, String> parameters) {
        var scope = Scope.of(new Asked(parameters).county());
        return rebuilds.standing().contextWrite(scope::in);
    }
}
