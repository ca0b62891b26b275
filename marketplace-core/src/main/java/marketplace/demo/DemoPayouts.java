package marketplace.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import marketplace.billing.PayoutAccount;
import marketplace.billing.PayoutAccounts;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Payout accounts of the shops, completed in the Stripe sandbox as their owners would on its page. */
@Component
class DemoPayouts {
    private static final int AT_ONCE = 4;
    private static final int LOOKS = 60;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Merchants merchants;
    private final PayoutAccounts accounts;
    private final DemoSettings settings;
    private final WebClient client;

    DemoPayouts(Merchants merchants, PayoutAccounts accounts, DemoSettings settings, WebClient.Builder client) {
        this.merchants = merchants;
        this.accounts = accounts;
        this.settings = settings;
        this.client = client.build();
    }

    /** Completes those that are not payable yet, and waits until they are. Without a sandbox nobody is. */
    Mono<Void> open(CountyCode county, Collection<MerchantId> shops) {
        return settings.sandbox().isEmpty()
                ? Mono.empty()
                : merchants
                        .listAll(shops)
                        .flatMapIterable(found -> found)
                        .filter(shop -> !shop.payable())
                        .map(Merchant::id)
                        .flatMap(shop -> open(county, shop), AT_ONCE)
                        .then(Mono.defer(() -> allPayable(shops)))
                        .contextWrite(Scope.of(county)::in);
    }

    private Mono<Void> open(CountyCode county, MerchantId shop) {
        var owner = new SignedIn(
                county, AccountId.fresh(), "Demo", Set.of(new Grant(Role.MERCHANT_STAFF, shop)), Set.of(), null);
        return accounts.open(shop)
                .contextWrite(owner::in)
                .mapNotNull(PayoutAccount::account)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no payout account yet for " + shop)))
                .retryWhen(Retry.fixedDelay(LOOKS, BETWEEN_LOOKS))
                .flatMap(this::complete);
    }

    private Mono<Void> complete(String account) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("account", account);
        return client.post()
                .uri(settings.sandbox() + "/sandbox/accounts/complete")
                .body(BodyInserters.fromFormData(form))
                .retrieve()
                .toBodilessEntity()
                .then();
    }

    private Mono<Void> allPayable(Collection<MerchantId> shops) {
        return merchants
                .listAll(shops)
                .flatMapIterable(found -> found)
                .filter(shop -> !shop.payable())
                .next()
                .flatMap(shop -> Mono.error(new IllegalStateException(shop.slug() + " is not payable yet")))
                .retryWhen(Retry.fixedDelay(LOOKS, BETWEEN_LOOKS))
                .then();
    }
}
