package marketplace.billing.web;

import java.net.URI;
import marketplace.billing.PayoutAccount;
import marketplace.billing.PayoutAccounts;
import marketplace.shared.MerchantId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where a merchant's money goes, for her programs. */
@RestController
@RequestMapping("/api/v1/merchants/{merchant}/payout")
class PayoutApi {
    private final PayoutAccounts accounts;

    PayoutApi(PayoutAccounts accounts) {
        this.accounts = accounts;
    }

    /** @param due how many statements the payment house still wants */
    record PayoutView(PayoutAccount.State state, int due) {
        static PayoutView of(PayoutAccount account) {
            return new PayoutView(account.state(), account.due());
        }
    }

    /** @param url to which her browser goes; good for a few minutes */
    record WayView(URI url) {}

    /** How the merchant's account at the payment house stands. */
    @GetMapping
    Mono<PayoutView> get(@PathVariable MerchantId merchant) {
        return accounts.get(merchant).map(PayoutView::of);
    }

    /** The way to the payment house's own page, where a person completes the account; it is asked for where there is none. */
    @PutMapping("/page")
    Mono<WayView> page(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        var here = exchange.getRequest().getURI();
        var back = "%s://%s/betrieb/%s/auszahlung".formatted(here.getScheme(), here.getAuthority(), merchant);
        return accounts.open(merchant).then(accounts.wayTo(merchant, back)).map(WayView::new);
    }
}
