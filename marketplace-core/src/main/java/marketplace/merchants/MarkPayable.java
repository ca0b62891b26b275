package marketplace.merchants;

import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A command of billing: whether the payment house takes payments for this merchant now. */
@Component
public class MarkPayable {
    private final Merchants merchants;

    MarkPayable(Merchants merchants) {
        this.merchants = merchants;
    }

    public Mono<Merchant> with(MerchantId id, boolean payable) {
        return merchants
                .get(id)
                .map(merchant -> merchant.payable(payable))
                .flatMap(merchants::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("mark payable");
    }
}
