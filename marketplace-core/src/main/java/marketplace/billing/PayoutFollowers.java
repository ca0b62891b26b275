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
    private final AccountsTold told;

    PayoutFollowers(MarkPayable markPayable, AccountsTold told) {
        this.told = told;
        this.markPayable = markPayable;
    }

    @Bean
    Follower billingOfAccounts(PaymentsClient client) {
        return new Follower(
                "billing.accounts", new RemoteFeed(client.client()), ACCOUNTS, new Follower.Hearing.Inside(this::tell));
    }

    /** Only what is newer than all before. */
    private Mono<Void> tell(Envelope news) {
        var merchant = MerchantId.of(news.data().path("merchant").asString());
        return told.isNewer(merchant, news.data().path("version").asLong())
                .flatMap(isNewer -> isNewer
                        ? markPayable.with(
                                merchant, news.data().path("chargesEnabled").asBoolean())
                        : Mono.empty())
                .then();
    }
}
