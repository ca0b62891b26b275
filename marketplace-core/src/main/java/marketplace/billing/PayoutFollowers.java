package marketplace.billing;

import java.util.Set;
import marketplace.merchants.MarkPayable;
import marketplace.outbox.Envelope;
import marketplace.outbox.Follower;
import marketplace.outbox.RemoteFeed;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Hears from payments whose accounts take payments, and tells merchants. */
@Configuration(proxyBeanMethods = false)
class PayoutFollowers {
    private static final Set<String> ACCOUNTS = Set.of("payments.account-changed");

    private final MarkPayable markPayable;
    private final Sql sql;

    PayoutFollowers(MarkPayable markPayable, Sql sql) {
        this.markPayable = markPayable;
        this.sql = sql;
    }

    @Bean
    Follower billingOfAccounts(PaymentsClient client) {
        return new Follower(
                "billing.accounts", new RemoteFeed(client.client()), ACCOUNTS, new Follower.Hearing.Inside(this::tell));
    }

    /** Only what is newer than all before. */
    private Mono<Void> tell(Envelope news) {
        var merchant = MerchantId.of(news.data().path("merchant").asString());
        return isNewer(merchant, news.data().path("version").asLong())
                .flatMap(isNewer -> isNewer
                        ? markPayable.with(
                                merchant, news.data().path("chargesEnabled").asBoolean())
                        : Mono.empty())
                .then();
    }

    /** Whether this telling is newer than all before; from then on it is the newest. */
    private Mono<Boolean> isNewer(MerchantId merchant, long version) {
        return Scope.current()
                .flatMap(scope -> sql.named("billing.account-told", """
                    insert into billing.account_told as a (county, merchant, version)
                    values (:county, :merchant, :version)
                    on conflict (county, merchant) do update set version = excluded.version
                    where a.version < excluded.version
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("version", version)
                        .change()
                        .map(written -> written == 1));
    }
}
