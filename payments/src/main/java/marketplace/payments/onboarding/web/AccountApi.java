package marketplace.payments.onboarding.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.payments.onboarding.OpenPayoutAccount;
import marketplace.payments.onboarding.PayoutAccount;
import marketplace.payments.onboarding.PayoutAccounts;
import marketplace.payments.stripe.Ask.OpenAccount;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A merchant's account with Stripe: asked for, shown, and the way to Stripe's own page about it. */
@RestController
@RequestMapping("/counties/{county}/merchants/{merchant}/account")
class AccountApi {

    private final OpenPayoutAccount open;
    private final PayoutAccounts accounts;

    AccountApi(OpenPayoutAccount open, PayoutAccounts accounts) {
        this.open = open;
        this.accounts = accounts;
    }

    record Wanted(
            @Email @NotBlank String email,
            @NotBlank @Size(max = 200) String name,
            @Nullable String url) {}

    record Ways(@NotBlank String returnUrl, @NotBlank String refreshUrl) {}

    record Shown(
            MerchantId merchant,
            @Nullable String account,
            String state,
            boolean chargesEnabled,
            boolean payoutsEnabled,
            List<String> due,
            long version,
            boolean underWay) {

        static Shown of(PayoutAccount account) {
            return new Shown(
                    account.merchant(),
                    account.account(),
                    account.state().name(),
                    account.chargesEnabled(),
                    account.payoutsEnabled(),
                    account.due(),
                    account.version(),
                    account.account() == null);
        }
    }

    record Way(String url, Instant expiresAt) {}

    @PutMapping
    Mono<Shown> ask(
            @PathVariable CountyCode county, @PathVariable MerchantId merchant, @Valid @RequestBody Wanted wanted) {
        return open.with(new OpenAccount(merchant, wanted.email, wanted.name, wanted.url))
                .map(Shown::of)
                .contextWrite(Scope.of(county)::in);
    }

    @GetMapping
    Mono<Shown> show(@PathVariable CountyCode county, @PathVariable MerchantId merchant) {
        return accounts.get(merchant).map(Shown::of).contextWrite(Scope.of(county)::in);
    }

    @PutMapping("/links/{link}")
    Mono<Way> link(
            @PathVariable CountyCode county,
            @PathVariable MerchantId merchant,
            @PathVariable UUID link,
            @Valid @RequestBody Ways ways) {
        return open.link(merchant, link, ways.returnUrl, ways.refreshUrl)
                .map(way -> new Way(way.url(), way.expiresAt()))
                .contextWrite(Scope.of(county)::in);
    }
}
