package marketplace.checkout.web;

import marketplace.checkout.BasketRefused.Unavailable;
import marketplace.checkout.RepeatPurchase;
import marketplace.orders.web.Holders;
import marketplace.pages.Pages;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The same once more: into the basket, where she takes out what she does not need. */
@Controller
class RepeatPages {
    private final RepeatPurchase repeat;
    private final Holders holders;
    private final Visits visits;
    private final Pages pages;

    RepeatPages(RepeatPurchase repeat, Holders holders, Visits visits, Pages pages) {
        this.repeat = repeat;
        this.holders = holders;
        this.visits = visits;
        this.pages = pages;
    }

    @PostMapping("/einkauf/{id}/nochmal")
    Mono<Rendering> again(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return Mono.zip(holders.of(exchange), visits.remembered(exchange))
                .flatMap(who -> repeat.of(id, who.getT1(), who.getT2()))
                .flatMap(done -> pages.redirect("/korb", done.whole() ? "checkout.repeated" : "checkout.repeated.some"))
                .onErrorResume(Unavailable.class, _ -> pages.redirect("/einkauf/" + id, "checkout.repeated.none"));
    }
}
