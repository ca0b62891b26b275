package marketplace.billing;

import java.net.URI;
import marketplace.billing.PayoutAccount.State;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.Uuids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The merchants' accounts at the payment house. Whether one takes payments it tells itself, as news. */
@Component
public class PayoutAccounts {
    private final PaymentsClient client;
    private final Merchants merchants;

    PayoutAccounts(PaymentsClient client, Merchants merchants) {
        this.client = client;
        this.merchants = merchants;
    }

    /** As it stands, for the merchant's own people alone. */
    public Mono<PayoutAccount> get(MerchantId merchant) {
        return acting(merchant)
                .then(Mono.defer(() -> client.account(merchant)))
                .defaultIfEmpty(PayoutAccount.NONE)
                .onErrorMap(PaymentsClient::inWords);
    }

    /** Asks for the account; asking again changes nothing. */
    public Mono<PayoutAccount> open(MerchantId merchant) {
        return acting(merchant)
                .then(Mono.defer(() -> merchants.get(merchant)))
                .flatMap(this::ask)
                .onErrorMap(PaymentsClient::inWords);
    }

    /**
     * Where she tells the payment house what it wants to know, once she has an account; good once, for five minutes.
     *
     * @param backTo our page she comes back to
     */
    public Mono<URI> wayTo(MerchantId merchant, String backTo) {
        return get(merchant)
                .flatMap(account -> account.state() == State.NONE
                        ? Mono.error(new BillingRefused.NotReady())
                        : client.linkToAccount(merchant, Uuids.fresh(), backTo))
                .onErrorMap(PaymentsClient::inWords);
    }

    private Mono<PayoutAccount> ask(Merchant merchant) {
        var profile = merchant.profile();
        return client.openAccount(
                merchant.id(), profile.contact().mail(), profile.legal().name());
    }

    private static Mono<SignedIn> acting(MerchantId merchant) {
        return SignedIn.get().flatMap(me -> me.actingFor(merchant));
    }
}
