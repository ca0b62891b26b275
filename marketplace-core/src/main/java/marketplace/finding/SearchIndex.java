package marketplace.finding;

import java.util.List;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.web.ServiceTokens.Calls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The operator's hand on the county's index: build it anew, hold it against the record. */
@Component
public class SearchIndex {
    private final WebClient search;

    SearchIndex(Calls calls, FindingSettings settings) {
        this.search = calls.to(settings.url());
    }

    /**
     * How the last rebuild stands.
     *
     * @param state resting, wanted, running or failed
     * @param done listings written so far
     */
    public record Standing(
            String state, long done, @Nullable String reason) {}

    /**
     * What the record has and the index says.
     *
     * @param different missing from the index, or there in another version
     * @param ids of those, at most twenty
     */
    public record Comparison(long listings, long indexed, long different, List<String> ids, boolean equal) {}

    /** Begins beside what serves; again while it runs changes nothing. */
    public Mono<Standing> rebuild() {
        return allowed()
                .flatMap(scope -> search.post()
                        .uri("/rebuild?county={county}", scope.county())
                        .retrieve()
                        .bodyToMono(Standing.class));
    }

    public Mono<Standing> standing() {
        return allowed()
                .flatMap(scope -> search.get()
                        .uri("/rebuild?county={county}", scope.county())
                        .retrieve()
                        .bodyToMono(Standing.class));
    }

    public Mono<Comparison> compare() {
        return allowed()
                .flatMap(scope -> search.get()
                        .uri("/comparison?county={county}", scope.county())
                        .retrieve()
                        .bodyToMono(Comparison.class));
    }

    private static Mono<Scope> allowed() {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR)).then(Scope.current());
    }
}
