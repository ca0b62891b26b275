package marketplace.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.web.ServiceTokens.Calls;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** The operator's hand on what words mean in her county, beside the lexicon all counties share; it acts within a second. */
@Component
public class CountyWords {
    /** As what a word may be taken. */
    public static final List<String> KINDS = List.of("regional", "synonym", "related", "brand", "problem");

    private static final int LONGEST = 500;

    private final WebClient search;

    CountyWords(Calls calls, FindingSettings settings) {
        this.search = calls.to(settings.url());
    }

    /**
     * A line of the lexicon.
     *
     * @param kind regional, synonym, related, brand or problem
     * @param line "Weck = Brötchen", or "Heizung brummt > Heizungswartung | heating"
     */
    public record Line(String kind, String line) {
        public Line {
            line = line.strip();
            if (!Set.copyOf(KINDS).contains(kind) || line.isEmpty() || line.length() > LONGEST) {
                throw new LineRefused();
            }
        }
    }

    private record Lines(List<Line> lines) {}

    /** What the county added. */
    public Mono<List<Line>> list() {
        return allowed()
                .flatMap(scope -> search.get()
                        .uri("/lexicon?county={county}", scope.county())
                        .retrieve()
                        .bodyToMono(Lines.class))
                .map(Lines::lines);
    }

    /** Adds a line; again is harmless. */
    public Mono<Void> add(Line line) {
        return change(HttpMethod.PUT, line);
    }

    /** Takes a line back; again is harmless. */
    public Mono<Void> remove(Line line) {
        return change(HttpMethod.DELETE, line);
    }

    private Mono<Void> change(HttpMethod method, Line line) {
        return allowed()
                .flatMap(scope -> search.method(method)
                        .uri(uri -> uri.path("/lexicon")
                                .queryParam("county", scope.county())
                                .queryParam("kind", line.kind())
                                .queryParam("line", "{line}")
                                .build(Map.of("line", line.line())))
                        .retrieve()
                        .toBodilessEntity())
                .onErrorMap(WebClientResponseException.class, CountyWords::refused)
                .then();
    }

    private static Throwable refused(WebClientResponseException answer) {
        return answer.getStatusCode().value() == HttpStatus.UNPROCESSABLE_CONTENT.value() ? new LineRefused() : answer;
    }

    private static Mono<Scope> allowed() {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR)).then(Scope.current());
    }
}
