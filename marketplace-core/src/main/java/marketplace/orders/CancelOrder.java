package marketplace.orders;

import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The buyer changes her mind before the merchant has accepted; not a withdrawal, which she may declare besides. */
@Component
public class CancelOrder {
    private final Orders orders;
    private final Purchases purchases;

    CancelOrder(Orders orders, Purchases purchases) {
        this.orders = orders;
        this.purchases = purchases;
    }

    public Mono<Order> of(PurchaseId purchase, OrderId id, Holder holder) {
        return purchases.get(purchase, holder).then(orders.change(orders.get(purchase, id), Order::cancel));
    }
}
