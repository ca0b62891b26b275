package marketplace.billing.web;

import java.net.URI;
import java.util.Objects;
import marketplace.billing.PayoutAccount;
import marketplace.billing.PayoutAccount.State;
import marketplace.billing.PayoutAccounts;
import marketplace.merchants.BankAccount;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Merchants;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
    private static final String YES = "yes";

    private final PayoutAccounts accounts;
    private final Merchants merchants;
    private final EditMerchant edit;
    private final Pages pages;

    PayoutPages(PayoutAccounts accounts, Merchants merchants, EditMerchant edit, Pages pages) {
        this.accounts = accounts;
        this.merchants = merchants;
        this.edit = edit;
        this.pages = pages;
    }

    /** What she says of buyers who pay by transfer. */
    public record BankForm(@Nullable String iban, @Nullable String onAccount) {
        static BankForm of(BankAccount bank) {
            return new BankForm(bank.grouped(), bank.onAccount() ? YES : null);
        }

        public boolean ticked() {
            return YES.equals(onAccount);
        }

        BankAccount bank() {
            return new BankAccount(Objects.requireNonNullElse(iban, ""), ticked());
        }
    }

    /** What the page shows. */
    public record Shown(MerchantId merchant, PayoutAccount account, BankForm bank) {
        public boolean isAbsent() {
            return account.state() == State.NONE;
        }

        public boolean isReady() {
            return account.state() == State.READY;
        }

        public String path() {
            return "/betrieb/" + merchant + "/auszahlung";
        }

        public String onward() {
            return "/betrieb/" + merchant + "/auszahlung/einrichten";
        }
    }

    @GetMapping
    Mono<Rendering> show(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return merchants
                .get(merchant)
                .map(known -> BankForm.of(known.bank()))
                .flatMap(form -> sheet(merchant, form))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    /** Whether buyers may pay by transfer, and where to. */
    @PostMapping("/rechnung")
    Mono<Rendering> bank(@PathVariable MerchantId merchant, @ModelAttribute BankForm form, ServerWebExchange exchange) {
        return Mono.fromSupplier(form::bank)
                .flatMap(bank -> edit.bank(merchant, bank))
                .flatMap(_ -> pages.redirect("/betrieb/" + merchant + "/auszahlung", "billing.bank-saved"))
                .onErrorResume(MerchantRefused.Invalid.class, refused -> again(merchant, form, refused, exchange));
    }

    private Mono<Rendering> again(
            MerchantId merchant, BankForm form, MerchantRefused.Invalid refused, ServerWebExchange exchange) {
        var fault = refused.fields().getFirst();
        return Mono.zip(sheet(merchant, form), pages.frame(exchange))
                .map(both -> both.getT1()
                        .with(Errors.at(fault.name(), both.getT2().text("billing.payouts.fault." + fault.slug()))))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private Mono<Sheet> sheet(MerchantId merchant, BankForm form) {
        return accounts.get(merchant).map(account -> Sheet.of("billing/payouts", new Shown(merchant, account, form)));
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
