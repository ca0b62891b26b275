package marketplace.search.web;

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

/** Has a county's index built anew. */
@RestController
class RebuildApi {

    private final Rebuilds rebuilds;

    RebuildApi(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
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
