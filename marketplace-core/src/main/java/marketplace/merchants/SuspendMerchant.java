package marketplace.merchants;

import java.time.Clock;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A command of compliance, which has checked who may give it. */
@Component
public class SuspendMerchant {
    private final Merchants merchants;
    private final Clock clock;

    SuspendMerchant(Merchants merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    public Mono<Merchant> with(MerchantId id, String reason) {
        return merchants
                .get(id)
                .map(merchant -> merchant.suspend(reason, clock.instant()))
                .flatMap(merchants::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("suspend a merchant");
    }
}
