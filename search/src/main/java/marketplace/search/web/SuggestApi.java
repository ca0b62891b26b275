package marketplace.search.web;

import java.util.ArrayList;
import java.util.List;
import marketplace.search.asking.Beginnings;
import marketplace.search.asking.Beginnings.Suggestion;
import marketplace.search.asking.Knowing;
import marketplace.search.asking.Knowledge;
import marketplace.search.asking.QuestionRefused.Invalid;
import marketplace.search.index.Index;
import marketplace.search.index.IndexResting;
import marketplace.shared.CountyCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Suggests how a question may go on while it is being typed. */
@RestController
class SuggestApi {

    private static final int MOST_LETTERS = 60;
    private static final int MOST = 10;
    private static final int MOST_TITLES = 6;

    private final Knowing knowing;
    private final Index index;

    SuggestApi(Knowing knowing, Index index) {
        this.knowing = knowing;
        this.index = index;
    }

    record Suggestions(List<Suggestion> suggestions) {}

    @GetMapping("/suggest")
    Mono<Suggestions> suggest(@RequestParam MultiValueMap<String, String> parameters) {
        var asked = new Asked(parameters);
        return Mono.fromCallable(asked::county)
                .flatMap(county -> knowing.of(county).flatMap(knowledge -> suggest(county, typed(asked), knowledge)))
                .onErrorMap(IndexResting.class, AskApi::resting);
    }

    private static String typed(Asked asked) {
        if (asked.words().length() > MOST_LETTERS) {
            throw new Invalid("q must not be longer than " + MOST_LETTERS + " letters.");
        }
        return asked.words();
    }

    private Mono<Suggestions> suggest(CountyCode county, String typed, Knowledge knowledge) {
        if (typed.isEmpty()) {
            return Mono.just(new Suggestions(List.of()));
        }
        return index.titles(county, typed, MOST_TITLES).map(titles -> {
            var all = new ArrayList<Suggestion>();
            titles.forEach(title -> all.add(new Suggestion("word", title, null, null)));
            all.addAll(Beginnings.of(typed, knowledge));
            return new Suggestions(all.stream().limit(MOST).toList());
        });
    }
}
