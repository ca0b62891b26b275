package marketplace.search.web;

import java.util.List;
import java.util.Locale;
import marketplace.search.asking.As;
import marketplace.search.asking.Lexicons;
import marketplace.search.asking.OwnLine;
import marketplace.search.asking.QuestionRefused.Invalid;
import marketplace.shared.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A county's own lines of the lexicon; what changes here acts within a second, in every process. */
@RestController
class LexiconApi {
    private final Lexicons lexicons;

    LexiconApi(Lexicons lexicons) {
        this.lexicons = lexicons;
    }

    record Lines(List<LineView> lines) {}

    /** @param kind regional, synonym, related, brand or problem */
    record LineView(String kind, String line) {}

    @GetMapping("/lexicon")
    Mono<Lines> list(@RequestParam MultiValueMap<String, String> parameters) {
        return lexicons.kept()
                .map(all -> new Lines(all.stream()
                        .map(one -> new LineView(one.kind().code(), one.line()))
                        .toList()))
                .contextWrite(scope(parameters)::in);
    }

    @PutMapping("/lexicon")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> add(@RequestParam MultiValueMap<String, String> parameters) {
        return lexicons.add(line(parameters)).contextWrite(scope(parameters)::in);
    }

    @DeleteMapping("/lexicon")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@RequestParam MultiValueMap<String, String> parameters) {
        return lexicons.remove(line(parameters)).contextWrite(scope(parameters)::in);
    }

    private static Scope scope(MultiValueMap<String, String> parameters) {
        return Scope.of(new Asked(parameters).county());
    }

    private static OwnLine line(MultiValueMap<String, String> parameters) {
        return new OwnLine(kind(text("kind", parameters)), text("line", parameters));
    }

    private static As kind(String code) {
        try {
            return As.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new Invalid("kind must be regional, synonym, related, brand or problem.");
        }
    }

    private static String text(String name, MultiValueMap<String, String> parameters) {
        var text = parameters.getFirst(name);
        return text == null ? "" : text;
    }
}
