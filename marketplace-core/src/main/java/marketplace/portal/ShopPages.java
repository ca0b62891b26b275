package marketplace.portal;

import java.util.List;
import java.util.Objects;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.pages.Pages;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The way of a merchant's staff to their shop: straight in with one, a choice with several. */
@Controller
public class DeskPages {
    private final Merchants merchants;
    private final Pages pages;

    DeskPages(Merchants merchants, Pages pages) {
        this.merchants = merchants;
        this.pages = pages;
    }

    /** The shops she works for. */
    public record Shops(List<Merchant> merchants) {}

    @GetMapping("/betrieb")
    Mono<Rendering> desk(ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.MERCHANT_STAFF))
                .flatMap(me -> merchants.listAll(me.grants().stream()
                        .map(Grant::merchant)
                        .filter(Objects::nonNull)
                        .toList()))
                .flatMap(shops -> shops.size() == 1
                        ? pages.redirect("/betrieb/" + shops.getFirst().id() + "/bestellungen")
                        : pages.show(exchange, "portal/desk", new Shops(shops)));
    }
}
