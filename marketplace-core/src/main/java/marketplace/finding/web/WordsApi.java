package marketplace.finding.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import marketplace.finding.CountyWords;
import marketplace.finding.CountyWords.Line;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What words mean in the county, for its operator. */
@RestController
@RequestMapping("/api/v1/operator/words")
class WordsApi {
    private static final String KINDS = "regional|synonym|related|brand|problem";

    private final CountyWords words;

    WordsApi(CountyWords words) {
        this.words = words;
    }

    record LinesView(List<Line> lines) {}

    /**
     * A line to add.
     *
     * @param kind regional: called so here; synonym: the same; related: the same subject; brand: its goods; problem: its help
     * @param line "Weck = Brötchen" where each means the other; "Heizung brummt > Heizungswartung | heating" where the first
     *     means the others, with trades that help
     */
    record LineBody(
            @NotBlank @Pattern(regexp = KINDS) String kind,
            @NotBlank @Size(max = 500) String line) {}

    /** The lines the county added to the common lexicon. */
    @GetMapping
    Mono<LinesView> list() {
        return words.list().map(LinesView::new);
    }

    /** Adds a line, which acts within a second; again is harmless. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> add(@Valid @RequestBody LineBody body) {
        return words.add(new Line(body.kind(), body.line()));
    }

    /** Takes a line back; again is harmless. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(
            @RequestParam @Pattern(regexp = KINDS) String kind, @RequestParam @Size(min = 3, max = 500) String line) {
        return words.remove(new Line(kind, line));
    }
}
