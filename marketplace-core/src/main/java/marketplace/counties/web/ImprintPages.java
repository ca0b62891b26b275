package marketplace.counties.web;

import marketplace.counties.Counties;
import marketplace.pages.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who runs the market here (§ 5 DDG), two clicks from anywhere. */
@Controller
class ImprintPages {
    private final Counties counties;
    private final Pages pages;

    ImprintPages(Counties counties, Pages pages) {
        this.counties = counties;
        this.pages = pages;
    }

    @GetMapping("/impressum")
    Mono<Rendering> imprint(ServerWebExchange exchange) {
        return counties.here().flatMap(county -> pages.show(exchange, "counties/imprint", county));
    }
}
