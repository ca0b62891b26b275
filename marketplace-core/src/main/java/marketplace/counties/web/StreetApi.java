package marketplace.counties.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import marketplace.counties.Streets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The streets of the county, as far as they are known. */
@RestController
@RequestMapping("/api/v1/streets")
class StreetApi {
    private final Streets streets;

    StreetApi(Streets streets) {
        this.streets = streets;
    }

    /**
     * Finds at most eight streets of a postcode whose name begins with the words, however they are spelled.
     *
     * @param postcode five digits
     * @param q what was typed so far
     */
    @GetMapping
    Mono<List<String>> matching(
            @RequestParam @Pattern(regexp = "\\d{5}") String postcode,
            @RequestParam @Size(min = 1, max = 60) String q) {
        return streets.listMatching(postcode, q);
    }
}
