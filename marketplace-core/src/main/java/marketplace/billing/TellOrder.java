package marketplace.billing;

import java.util.List;
import marketplace.orders.MarkPayment;
import marketplace.orders.Order;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells orders where their money is as soon as it is seen. The followers tell them too, surely; whoever comes second
 * changes nothing, and what fails here is left to them.
 */
@Component
class TellOrder {
    private static final Logger LOG = LoggerFactory.getLogger(TellOrder.class);

    private final Charges charges;
    private final MarkPayment markPayment;
    private final Sql sql;

    TellOrder(Charges charges, MarkPayment markPayment, Sql sql) {
        this.charges = charges;
        this.markPayment = markPayment;
        this.sql = sql;
    }

    /** Outside any transaction: what does not get through is left to the follower. */
    Mono<Void> of(List<Charge> seen, PurchaseId purchase) {
        return Flux.fromIterable(seen)
                .filter(charge -> charge.state().isSettled())
                .concatMap(charge -> sql.together(of(charge, purchase))
                        .retryWhen(Overtaken.startOver())
                        .onErrorResume(TellOrder::leave))
                .then();
    }

    /** The card of the purchase is kept, which secures its order. */
    Mono<Void> kept(Order order) {
        return sql.together(charges.keep(order).flatMap(payment -> markPayment.of(order.id(), payment)))
                .retryWhen(Overtaken.startOver())
                .then();
    }

    /** What was told and what the order makes of it are kept together, or neither is. */
    private Mono<Void> of(Charge charge, PurchaseId purchase) {
        return charges.tell(charge, purchase.value())
                .flatMap(payment -> markPayment.of(charge.order(), payment))
                .then();
    }

    private static Mono<Void> leave(Throwable error) {
        LOG.info("an order is told by the follower instead: {}", error.toString());
        return Mono.empty();
    }
}
