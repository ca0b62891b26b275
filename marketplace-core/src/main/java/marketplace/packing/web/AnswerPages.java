package marketplace.packing.web;

import marketplace.orders.AnswerMerchant.Said;
import marketplace.orders.OrderRefused;
import marketplace.orders.web.Holders;
import marketplace.packing.AskBuyer;
import marketplace.pages.Pages;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The buyer's yes or no to what her merchant proposes, from the page of her purchase; account or not. */
@Controller
class AnswerPages {
    private final AskBuyer ask;
    private final Holders holders;
    private final Pages pages;

    AnswerPages(AskBuyer ask, Holders holders, Pages pages) {
        this.ask = ask;
        this.holders = holders;
        this.pages = pages;
    }

    /** What she said to which line. */
    record Answer(int position, String yes) {
        Said said() {
            return new Said(position, "yes".equals(yes));
        }
    }

    @PostMapping("/einkauf/{purchase}/antwort/{order}")
    Mono<Rendering> answer(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @ModelAttribute Answer answer,
            ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> ask.hear(purchase, order, holder, answer.said()))
                .then(pages.redirect("/einkauf/" + purchase, "packing.answered"))
                .onErrorResume(
                        OrderRefused.AnsweredTooLate.class,
                        _ -> pages.redirect("/einkauf/" + purchase, "packing.too-late"));
    }
}
