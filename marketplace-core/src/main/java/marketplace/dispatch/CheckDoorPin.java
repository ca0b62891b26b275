package marketplace.dispatch;

import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The PIN at the door: that of any purchase in the delivery. Ten wrong ones close a purchase's for good, as at a shop. */
@Component
class CheckDoorPin {
    private final Purchases purchases;

    CheckDoorPin(Purchases purchases) {
        this.purchases = purchases;
    }

    /** Outside the transaction of the hand-over, so that a wrong try is counted. */
    Mono<Void> of(Delivery delivery, String digits) {
        return Flux.fromIterable(delivery.purchases())
                .concatMap(purchases::get)
                .filter(purchase -> purchase.pin().equals(digits.strip()))
                .map(Purchase::id)
                .next()
                .defaultIfEmpty(delivery.purchases().getFirst())
                .flatMap(purchase -> purchases.checkPin(purchase, digits));
    }
}
