package marketplace.finding.web;

import marketplace.finding.SearchIndex;
import marketplace.finding.SearchIndex.Comparison;
import marketplace.finding.SearchIndex.Standing;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The county's search index, for its operator. */
@RestController
@RequestMapping("/api/v1/operator/search-index")
class IndexApi {
    private final SearchIndex index;

    IndexApi(SearchIndex index) {
        this.index = index;
    }

    /** How the index stands, and how far a rebuild has come. */
    @GetMapping
    Mono<Standing> standing() {
        return index.standing();
    }

    /** Builds it anew beside the one that serves. */
    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Standing> rebuild() {
        return index.rebuild();
    }

    /** Whether it says what the record says. */
    @GetMapping("/comparison")
    Mono<Comparison> compare() {
        return index.compare();
    }
}
