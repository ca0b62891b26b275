package marketplace.catalog;

import marketplace.outbox.Due;
import marketplace.shared.OrderId;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was set aside is kept once its order is secured, and gone once it is packed; harmless when repeated. */
@Component
public class CommitReservation {
    private final Stock stock;
    private final Due due;
    private final Sql sql;

    CommitReservation(Stock stock, Due due, Sql sql) {
        this.stock = stock;
        this.due = due;
        this.sql = sql;
    }

    /** It no longer lapses by itself. */
    public Mono<Void> keep(OrderId order) {
        return mark(order, "kept");
    }

    public Mono<Void> of(OrderId order) {
        return mark(order, "committed");
    }

    private Mono<Void> mark(OrderId order, String state) {
        return sql.together(stock.mark(order, state)
                        .then(Mono.defer(() -> due.forget(ReserveStock.LAPSE, order.toString()))))
                .checkpoint("keep a reservation");
    }
}
