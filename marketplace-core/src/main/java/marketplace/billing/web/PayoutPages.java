package marketplace.billing.web;

import java.net.URI;
import marketplace.billing.PayoutAccount;
import marketplace.billing.PayoutAccount.State;
import marketplace.billing.PayoutAccounts;
import marketplace.pages.Pages;
import marketplace.shared.MerchantId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where a merchant's money goes: how her account stands, and the way to the payment house to complete it. */
@Controller
@RequestMapping("/betrieb/{merchant}/auszahlung")
public class PayoutPages {
    private final PayoutAccounts accounts;
    private final Pages pages;

    PayoutPages(PayoutAccounts accounts, Pages pages) {
        this.accounts = accounts;
        this.pages = pages;
    }

    /** What the page shows. */
    public record Shown(MerchantId merchant, PayoutAccount account) {
        public boolean isAbsent() {
            return account.state() == State.NONE;
        }

        public boolean isReady() {
            return account.state() == State.READY;
        }

        public String onward() {
            return "/betrieb/" + merchant + "/auszahlung/einrichten";
        }
    }

    @GetMapping
    Mono<Rendering> show(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return accounts.get(merchant)
                .map(account -> new Shown(merchant, account))
                .flatMap(shown -> pages.show(exchange, "billing/payouts", shown));
    }

    /** Asks for the account; the page then leads on: a form itself must not lead to another site. */
    @PostMapping("/einrichten")
    Mono<Rendering> open(@PathVariable MerchantId merchant) {
        return accounts.open(merchant).then(pages.redirect("/betrieb/" + merchant + "/auszahlung"));
    }

    /** To the payment house's own page. */
    @GetMapping("/einrichten")
    Mono<Rendering> complete(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return accounts.wayTo(merchant, backTo(merchant, exchange.getRequest().getURI()))
                .map(url -> Rendering.redirectTo(url.toString())
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }

    private static String backTo(MerchantId merchant, URI here) {
        return here.getScheme() + "://" + here.getAuthority() + "/betrieb/" + merchant + "/auszahlung";
    }
}
