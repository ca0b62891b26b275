package marketplace.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.shared.Scope;
import marketplace.shared.web.ServiceTokens.Calls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** How a question may go on while it is typed: words of titles, kinds of goods, shops, places. Silent while search rests. */
@Component
public class Suggest {
    public static final int LONGEST = 60;
    private static final Logger LOG = LoggerFactory.getLogger(Suggest.class);
    private static final int MOST_CATEGORIES = 3;
    private static final int LEAST = 2;

    private final WebClient search;
    private final Categories categories;
    private final FindingSettings settings;

    Suggest(Calls calls, Categories categories, FindingSettings settings) {
        this.search = calls.to(settings.url());
        this.categories = categories;
        this.settings = settings;
    }

    /**
     * Something to ask for.
     *
     * @param kind word, category, merchant or place
     * @param id the code or id behind it; a word has none
     * @param slug of a merchant's page
     */
    public record Suggestion(
            String kind,
            String text,
            @Nullable String id,
            @Nullable String slug) {}

    private record Answer(List<Suggestion> suggestions) {}

    /** At most thirteen; none for less than two letters. */
    public Mono<List<Suggestion>> to(String typed) {
        var begun = typed.strip();
        if (begun.length() < LEAST || begun.length() > LONGEST) {
            return Mono.just(List.of());
        }
        return Scope.current()
                .flatMap(scope -> ask(begun, scope))
                .timeout(settings.patience())
                .doOnError(error -> LOG.warn("search rests: {}", error.toString()))
                .onErrorReturn(new Answer(List.of()))
                .map(answer -> joined(answer.suggestions(), begun));
    }

    private Mono<Answer> ask(String typed, Scope scope) {
        return search.get()
                .uri(uri -> uri.path("/suggest")
                        .queryParam("county", scope.county())
                        .queryParam("q", "{q}")
                        .build(typed))
                .retrieve()
                .bodyToMono(Answer.class);
    }

    private List<Suggestion> joined(List<Suggestion> found, String typed) {
        var all = new ArrayList<Suggestion>();
        found.stream().filter(one -> one.kind().equals("word")).forEach(all::add);
        categories(typed).forEach(all::add);
        found.stream().filter(one -> !one.kind().equals("word")).forEach(all::add);
        return all;
    }

    private Stream<Suggestion> categories(String typed) {
        var begun = typed.toLowerCase(Locale.GERMAN);
        return categories.list().stream()
                .filter(category -> begins(category, begun))
                .limit(MOST_CATEGORIES)
                .map(category -> new Suggestion("category", category.nameDe(), category.code(), null));
    }

    private static boolean begins(Category category, String begun) {
        return Stream.of(category.nameDe(), category.nameEn())
                .anyMatch(name -> name.toLowerCase(Locale.GERMAN).startsWith(begun));
    }
}
