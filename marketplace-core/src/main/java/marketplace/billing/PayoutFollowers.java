package marketplace.billing;

import java.util.Set;
import marketplace.merchants.MarkPayable;
import marketplace.outbox.Envelope;
import marketplace.outbox.Follower;
import marketplace.outbox.RemoteFeed;
import marketplace.shared.MerchantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Hears from payments whose accounts take payments, and tells merchants. */
@Configuration(proxyBeanMethods = false)
class PayoutFollowers {
    private static final Set<String> ACCOUNTS = Set.of("payments.account-changed");

    private final MarkPayable markPayable;

    PayoutFollowers(MarkPayable markPayable) {
        this.markPayable = markPayable;
    }

    @Bean
    Follower billingOfAccounts(PaymentsClient client) {
        return new Follower(
                "billing.accounts", new RemoteFeed(client.client()), ACCOUNTS, new Follower.Hearing.Inside(this::tell));
    }

    private Mono<Void> tell(Envelope news) {
        var merchant = MerchantId.of(news.data().path("merchant").asString());
        return markPayable
                .with(merchant, news.data().path("chargesEnabled").asBoolean())
                .then();
    }
}
