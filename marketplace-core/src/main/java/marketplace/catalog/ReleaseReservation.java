package marketplace.catalog;

import marketplace.outbox.Due;
import marketplace.shared.OrderId;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives back what an order had set aside; harmless when repeated. */
@Component
public class ReleaseReservation {
    private final Stock stock;
    private final Due due;
    private final Sql sql;

    ReleaseReservation(Stock stock, Due due, Sql sql) {
        this.stock = stock;
        this.due = due;
        this.sql = sql;
    }

    public Mono<Void> of(OrderId order) {
        return sql.together(
                        stock.giveBack(order).then(Mono.defer(() -> due.forget(ReserveStock.LAPSE, order.toString()))))
                .checkpoint("release a reservation");
    }

    /** Its hour has come; what was secured in time stays. */
    Mono<Void> lapse(OrderId order) {
        return stock.isHeld(order).flatMap(held -> held ? stock.giveBack(order) : Mono.empty());
    }
}
