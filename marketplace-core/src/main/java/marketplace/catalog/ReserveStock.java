package marketplace.catalog;

import java.time.Instant;
import java.util.List;
import marketplace.outbox.Due;
import marketplace.shared.OrderId;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sets goods aside for orders until a stated hour: all of them or, when somebody was quicker, none. Meant to be a step
 * of the transaction that places the orders. What is not secured by then goes back by itself.
 */
@Component
public class ReserveStock {
    static final String LAPSE = "catalog.lapse-reservation";
    private static final int MOST = 500;

    private final Stock stock;
    private final Due due;
    private final Sql sql;

    ReserveStock(Stock stock, Due due, Sql sql) {
        this.stock = stock;
        this.due = due;
        this.sql = sql;
    }

    /**
     * So many of a variant for an order.
     *
     * @param quantity pieces, 1 to 999
     */
    public record Wanted(OrderId order, VariantId variant, int quantity) {
        private static final int MOST_PIECES = 999;

        public Wanted {
            if (quantity < 1 || quantity > MOST_PIECES) {
                throw new IllegalArgumentException("1 to 999 pieces can be reserved, not " + quantity);
            }
        }
    }

    /** At most {@value #MOST} lines; a variant stands once in an order. */
    public Mono<Void> until(Instant until, List<Wanted> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST) {
            return Mono.error(new IllegalArgumentException("1 to 500 lines can be reserved"));
        }
        var lapses = wanted.stream()
                .map(Wanted::order)
                .distinct()
                .map(order -> new Due.Plan(LAPSE, order.toString(), until))
                .toList();
        return sql.together(stock.take(wanted, until).then(Mono.defer(() -> due.plan(lapses))))
                .checkpoint("reserve stock");
    }
}
