package marketplace.counties.web;

import marketplace.counties.Streets;
import marketplace.pages.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Streets while one is typed, as options of a list. */
@Controller
class StreetPages {
    private final Streets streets;
    private final Pages pages;

    StreetPages(Streets streets, Pages pages) {
        this.streets = streets;
        this.pages = pages;
    }

    @GetMapping("/strassen")
    Mono<Rendering> matching(
            @RequestParam(defaultValue = "") String street,
            @RequestParam(defaultValue = "") String postcode,
            ServerWebExchange exchange) {
        return streets.listMatching(postcode, street).flatMap(found -> pages.show(exchange, "counties/streets", found));
    }
}
