package marketplace.catalog;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.shared.OrderId;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What packing moves: what was looked for in vain is lost, what comes instead is set aside. Steps of its transaction. */
@Component
public class PackStock {
    private final Stock stock;
    private final Sql sql;
    private final Clock clock;

    PackStock(Stock stock, Sql sql, Clock clock) {
        this.stock = stock;
        this.sql = sql;
        this.clock = clock;
    }

    /** Sets it aside for an order that is bound already; a variant may be more of what the order has. */
    public Mono<Void> set(OrderId order, List<ReserveStock.Wanted> instead) {
        return instead.isEmpty()
                ? Mono.empty()
                : sql.together(stock.take(instead, clock.instant()).then(Mono.defer(() -> stock.mark(order, "kept"))));
    }

    /** What was set aside and is not wanted is for sale again. */
    public Mono<Void> back(ReserveStock.Wanted some) {
        return sql.together(stock.giveBack(some));
    }

    /** These were not there, so that they never come back from this order. */
    public Mono<Void> lost(OrderId order, List<PricedVariant> missing) {
        return stock.lose(order, missing.stream().map(one -> one.variant().id()).toList());
    }

    /** Nothing is left to sell of these. */
    public Mono<Void> soldOut(List<PricedVariant> missing) {
        Map<VariantId, Supply> none = missing.stream()
                .collect(Collectors.toMap(one -> one.variant().id(), PackStock::none, (first, _) -> first));
        return none.isEmpty() ? Mono.empty() : sql.together(stock.set(none));
    }

    private static Supply none(PricedVariant variant) {
        return variant.variant().supply() instanceof Supply.Counted ? new Supply.Counted(0) : Supply.Light.RED;
    }
}
