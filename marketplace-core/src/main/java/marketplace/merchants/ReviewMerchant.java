package marketplace.merchants;

import java.time.Clock;
import java.util.function.Function;
import marketplace.outbox.Change;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the operator decides about a merchant; each decision is kept with its words (R202). */
@Component
public class ReviewMerchant {
    private final Merchants merchants;
    private final Clock clock;

    ReviewMerchant(Merchants merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    public Mono<Merchant> approve(MerchantId id) {
        return decide(id, merchant -> merchant.approve(clock.instant()));
    }

    public Mono<Merchant> refuse(MerchantId id, String reason) {
        return decide(id, merchant -> merchant.refuse(reason, clock.instant()));
    }

    public Mono<Merchant> suspend(MerchantId id, String reason) {
        return decide(id, merchant -> merchant.suspend(reason, clock.instant()));
    }

    public Mono<Merchant> reopen(MerchantId id) {
        return decide(id, merchant -> merchant.reopen(clock.instant()));
    }

    public Mono<Merchant> close(MerchantId id) {
        return decide(id, merchant -> merchant.close(clock.instant()));
    }

    /** The operator bears the risk of § 25e UStG for this merchant's goods. */
    public Mono<Merchant> waiveVatId(MerchantId id) {
        return decide(id, Merchant::waiveVatId);
    }

    private Mono<Merchant> decide(MerchantId id, Function<Merchant, Change<Merchant>> decision) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> merchants.get(id))
                .map(decision)
                .flatMap(merchants::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("review a merchant");
    }
}
