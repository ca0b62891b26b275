package marketplace.portal;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marketplace.counties.Place;
import marketplace.counties.web.HomeCookie;
import marketplace.finding.Find;
import marketplace.finding.Parameters;
import marketplace.finding.Question;
import marketplace.finding.Question.Home;
import marketplace.finding.Suggest;
import marketplace.finding.Suggest.Suggestion;
import marketplace.pages.Formats;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Marked;
import marketplace.popularity.PopularWords;
import marketplace.popularity.PopularWords.Popular;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What fits a question, and how it may go on. */
@Controller
public class ResultPages {
    private final Shelf shelf;
    private final HomeCookie home;
    private final Finding finding;
    private final Pages pages;

    ResultPages(Shelf shelf, HomeCookie home, Finding finding, Pages pages) {
        this.shelf = shelf;
        this.home = home;
        this.finding = finding;
        this.pages = pages;
    }

    /** The ways of asking, and when. */
    @Component
    record Finding(Find find, Suggest suggest, PopularWords popular, Clock clock) {
        LocalDateTime now() {
            return LocalDateTime.ofInstant(clock.instant(), Formats.ZONE);
        }
    }

    /**
     * What is offered while somebody types, or before.
     *
     * @param popular where words are offered that others asked for: a place's name, or "" for the county; else none
     */
    public record Offered(
            String typed, List<Suggestion> all, @Nullable String popular) {
        static Offered before(Popular popular, @Nullable Place home) {
            var words = popular.words().stream()
                    .map(word -> new Suggestion("word", word, null, null))
                    .toList();
            return new Offered("", words, popular.ofPlace() && home != null ? home.name() : "");
        }

        /** What stands above them. */
        public @Nullable String heading(Frame frame) {
            if (popular == null || all.isEmpty()) {
                return null;
            }
            return popular.isEmpty() ? frame.text("portal.popular") : frame.text("portal.popular.in", popular);
        }

        /** The suggestion with what was typed marked in it. */
        public Marked marked(Suggestion one) {
            var at = one.text().toLowerCase(Locale.GERMAN).indexOf(typed.toLowerCase(Locale.GERMAN));
            return at < 0 ? Marked.plain(one.text()) : Cards.marked(one.text(), at, typed.length());
        }

        public String href(Suggestion one) {
            return switch (one.kind()) {
                case "category" -> "/suche?category=" + one.id();
                case "merchant" ->
                    one.slug() == null ? Links.to(Question.of(one.text(), null)) : "/laden/" + one.slug();
                default -> Links.to(Question.of(one.text(), null));
            };
        }
    }

    @GetMapping("/suche")
    Mono<Rendering> results(@RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        return home.read(exchange)
                .map(place -> Parameters.kindly(parameters, new Home(place.code(), place.point())))
                .switchIfEmpty(Mono.fromSupplier(() -> Parameters.kindly(parameters, null)))
                .flatMap(question -> shown(question, isMap(parameters.getFirst(Links.LOOK))))
                .map(shown -> sheet(shown, exchange))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static Sheet sheet(ResultsShown shown, ServerWebExchange exchange) {
        return Pages.view(exchange).simple()
                ? Sheet.of("portal/simply-results", shown)
                : Sheet.of("portal/results", shown).orPart("portal/found");
    }

    private Mono<ResultsShown> shown(Question question, boolean onMap) {
        var home = question.home();
        return Mono.zip(
                        finding.find().answer(question).zipWhen(shelf::standings),
                        shelf.handOver().served(home == null ? null : home.place()))
                .map(known -> new ResultsShown(
                        question,
                        known.getT1().getT1(),
                        shelf,
                        finding.now(),
                        known.getT2(),
                        known.getT1().getT2(),
                        onMap));
    }

    private static boolean isMap(@Nullable String view) {
        return Links.MAP.equals(view);
    }

    @GetMapping("/suche/vorschlaege")
    Mono<Rendering> suggestions(@RequestParam(defaultValue = "") String q, ServerWebExchange exchange) {
        var offered =
                q.isBlank() ? popular(exchange) : finding.suggest().to(q).map(all -> new Offered(q.strip(), all, null));
        return offered.flatMap(shown -> pages.show(exchange, "portal/suggestions", shown));
    }

    private Mono<Offered> popular(ServerWebExchange exchange) {
        return home.read(exchange)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(place -> finding.popular()
                        .at(place.map(Place::code).orElse(null))
                        .map(words -> Offered.before(words, place.orElse(null))));
    }
}
