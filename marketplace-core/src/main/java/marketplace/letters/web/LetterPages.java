package marketplace.letters.web;

import java.util.List;
import java.util.UUID;
import marketplace.letters.ParkedLetters;
import marketplace.letters.ParkedLetters.Parked;
import marketplace.pages.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The operator's list of letters that could not be sent. */
@Controller
@RequestMapping(LetterPages.PATH)
public class LetterPages {
    static final String PATH = "/betreiber/briefe";

    private final ParkedLetters parked;
    private final Pages pages;

    LetterPages(ParkedLetters parked, Pages pages) {
        this.parked = parked;
        this.pages = pages;
    }

    /** What the page lists. */
    public record Aside(List<Parked> letters) {}

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange) {
        return parked.list().flatMap(all -> pages.show(exchange, "letters/parked", new Aside(all)));
    }

    @PostMapping("/{id}/nochmal")
    Mono<Rendering> again(@PathVariable UUID id) {
        return parked.again(id).then(pages.redirect(PATH, "letters.again"));
    }
}
