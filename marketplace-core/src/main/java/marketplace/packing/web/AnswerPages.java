package marketplace.packing.web;

import java.util.Optional;
import marketplace.accounts.Session;
import marketplace.accounts.web.GuestPass;
import marketplace.accounts.web.SessionContext;
import marketplace.orders.AnswerMerchant.Said;
import marketplace.orders.OrderRefused;
import marketplace.orders.Pass;
import marketplace.orders.Viewer;
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
    private final SessionContext sessions;
    private final Pages pages;

    AnswerPages(AskBuyer ask, SessionContext sessions, Pages pages) {
        this.ask = ask;
        this.sessions = sessions;
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
        return viewer(exchange)
                .flatMap(viewer -> ask.hear(purchase, order, viewer, answer.said()))
                .then(pages.redirect("/einkauf/" + purchase, "packing.answered"))
                .onErrorResume(
                        OrderRefused.AnsweredTooLate.class,
                        _ -> pages.redirect("/einkauf/" + purchase, "packing.too-late"));
    }

    private Mono<Viewer> viewer(ServerWebExchange exchange) {
        var pass = GuestPass.of(exchange).map(Pass::new).orElse(null);
        return sessions.session(exchange)
                .map(Session::id)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(visit -> Viewer.of(visit.orElse(null), pass));
    }
}
