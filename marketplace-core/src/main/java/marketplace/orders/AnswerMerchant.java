package marketplace.orders;

import java.time.Clock;
import marketplace.orders.Orders.Beside;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The buyer says whether she takes what the merchant proposes in place of a line; what she says nothing to is left out. */
@Component
public class AnswerMerchant {
    private final Orders orders;
    private final Purchases purchases;
    private final Clock clock;

    AnswerMerchant(Orders orders, Purchases purchases, Clock clock) {
        this.orders = orders;
        this.purchases = purchases;
        this.clock = clock;
    }

    /** What she says to which line. */
    public record Said(int position, boolean yes) {}

    /** @param beside what is stored with it, if it changes anything */
    public Mono<Order> of(PurchaseId purchase, OrderId id, Holder holder, Said said, Beside beside) {
        return purchases
                .get(purchase, holder)
                .then(orders.change(
                        orders.get(purchase, id),
                        order -> order.answer(said.position(), said.yes(), clock.instant()),
                        beside));
    }

    /** Time is up. */
    public Mono<Order> close(OrderId id, Beside beside) {
        return orders.change(orders.get(id), order -> order.closeQuestions(clock.instant()), beside);
    }
}
