package marketplace.counties.web;

import java.util.List;
import java.util.Optional;
import marketplace.counties.NoteUnreached;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** "Wo wohnen Sie?": takes a place at its word, offers a choice where the words fit several. */
@Controller
public class PlacePages {
    private static final int LONGEST = 80;

    private final Places places;
    private final HomeCookie home;
    private final NoteUnreached noteUnreached;
    private final Pages pages;

    PlacePages(Places places, HomeCookie home, NoteUnreached noteUnreached, Pages pages) {
        this.places = places;
        this.home = home;
        this.noteUnreached = noteUnreached;
        this.pages = pages;
    }

    /** What the page offers: the places that fit, and where to go on afterwards. */
    public record Choice(String words, List<Place> fitting, String onward) {}

    @GetMapping("/ort")
    Mono<Rendering> say(
            @RequestParam(defaultValue = "") String ort,
            @RequestParam(defaultValue = "/") String zu,
            ServerWebExchange exchange) {
        var words = ort.strip();
        var onward = Pages.isOurs(zu) ? zu : "/";
        return words.isEmpty() ? all(words, onward, exchange) : fitting(words, onward, exchange);
    }

    private Mono<Rendering> fitting(String words, String onward, ServerWebExchange exchange) {
        return places.listMatching(words.substring(0, Math.min(words.length(), LONGEST)))
                .flatMap(found -> only(found, words)
                        .map(place -> settle(place, onward, exchange))
                        .orElseGet(() -> choose(new Choice(words, found, onward), exchange)));
    }

    private Mono<Rendering> all(String words, String onward, ServerWebExchange exchange) {
        return places.list().flatMap(all -> pages.show(exchange, "counties/place", new Choice(words, all, onward)));
    }

    private Mono<Rendering> choose(Choice choice, ServerWebExchange exchange) {
        if (!choice.fitting().isEmpty()) {
            return pages.show(exchange, "counties/place", choice);
        }
        var known = Mono.zip(places.list(), pages.frame(exchange));
        return noteUnreached.unknown(choice.words()).then(known).flatMap(both -> {
            var sentence = both.getT2().text("counties.place.unknown", choice.words());
            var whole = new Choice(choice.words(), both.getT1(), choice.onward());
            return pages.show(exchange, Sheet.of("counties/place", whole).with(Errors.at("wohnort", sentence)));
        });
    }

    private Mono<Rendering> settle(Place place, String onward, ServerWebExchange exchange) {
        home.write(exchange, place);
        return pages.redirect(onward);
    }

    private static Optional<Place> only(List<Place> found, String words) {
        var exact = found.stream()
                .filter(place -> place.name().equalsIgnoreCase(words)
                        || place.code().value().equals(words))
                .toList();
        var fit = exact.isEmpty() ? found : exact;
        return fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty();
    }
}
