package marketplace.catalog;

import marketplace.outbox.Due;
import marketplace.shared.OrderId;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What becomes of goods set aside: kept once their order is secured, gone once it is packed, given back when it is off.
 * Each is harmless when repeated, and none undoes another.
 */
@Component
public class EndReservation {
    private final Stock stock;
    private final Due due;
    private final Sql sql;

    EndReservation(Stock stock, Due due, Sql sql) {
        this.stock = stock;
        this.due = due;
        this.sql = sql;
    }

    /** It no longer lapses by itself. */
    public Mono<Void> keep(OrderId order) {
        return end(order, stock.mark(order, "kept")).checkpoint("keep a reservation");
    }

    public Mono<Void> commit(OrderId order) {
        return end(order, stock.mark(order, "committed")).checkpoint("commit a reservation");
    }

    public Mono<Void> release(OrderId order) {
        return end(order, stock.giveBack(order)).checkpoint("release a reservation");
    }

    /** Its hour has come; what was secured in time stays. */
    Mono<Void> lapse(OrderId order) {
        return stock.isHeld(order).flatMap(held -> held ? stock.giveBack(order) : Mono.empty());
    }

    private Mono<Void> end(OrderId order, Mono<Void> step) {
        return sql.together(step.then(Mono.defer(() -> due.forget(ReserveStock.LAPSE, order.toString()))));
    }
}
