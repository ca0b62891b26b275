package marketplace.packing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.catalog.PackStock;
import marketplace.catalog.ReserveStock;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderState;
import marketplace.orders.PackOrder;
import marketplace.orders.Packing;
import marketplace.orders.Packing.Found;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Packs what is there of an order; its stock moves with it, or neither does. */
@Component
public class PackGoods {
    private final Shelves shelves;
    private final PackOrder packOrder;
    private final PackStock stock;

    PackGoods(Shelves shelves, PackOrder packOrder, PackStock stock) {
        this.shelves = shelves;
        this.packOrder = packOrder;
        this.stock = stock;
    }

    /**
     * What the merchant found.
     *
     * @param weights what the scales showed, by position
     * @param lines those that are not there as agreed; every other one is
     * @param soldOut whether nothing is left to sell of what was missing
     */
    public record Wanted(Map<Integer, Grams> weights, List<There> lines, boolean soldOut) {
        public Wanted {
            lines = List.copyOf(lines);
        }

        private boolean lacks(OrderLine line) {
            return lines.stream()
                    .filter(one -> one.position() == line.position())
                    .anyMatch(one -> one.instead() != null
                            || one.pieces() < line.measure().count());
        }

        private Packing packing(Function<There, OrderLine> offer) {
            return new Packing(
                    weights,
                    lines.stream()
                            .collect(Collectors.toMap(There::position, one -> found(one, offer), (_, last) -> last)));
        }

        private static Found found(There there, Function<There, OrderLine> offer) {
            return there.instead() == null ? new Found.Fewer(there.pieces()) : new Found.Other(offer.apply(there));
        }
    }

    /** Packed before, it stays as it was packed, whatever is said now. */
    public Mono<Order> of(MerchantId merchant, OrderId id, Wanted wanted) {
        return shelves.order(merchant, id)
                .flatMap(order -> isPacked(order)
                        ? Mono.just(order)
                        : shelves.look(order, wanted.lines()).flatMap(shelf -> packed(merchant, wanted, shelf)))
                .checkpoint("pack goods");
    }

    /** What came instead may be sold out since. */
    private static boolean isPacked(Order order) {
        return switch (order.state()) {
            case OrderState.Packed _, OrderState.HandedOver _, OrderState.Returned _ -> true;
            case OrderState.Placed _, OrderState.Secured _, OrderState.Accepted _ -> false;
            case OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ -> false;
        };
    }

    private Mono<Order> packed(MerchantId merchant, Wanted wanted, Shelf shelf) {
        return packOrder.of(
                merchant,
                shelf.order().id(),
                wanted.packing(shelf::unasked),
                (before, after) -> moved(before, after, wanted, shelf));
    }

    private Mono<Void> moved(Order before, Order after, Wanted wanted, Shelf shelf) {
        var missing = shelf.missing(before.lines().stream().filter(wanted::lacks));
        return stock.set(after.id(), instead(after, wanted))
                .then(Mono.defer(() -> wanted.soldOut() ? stock.soldOut(missing) : none()))
                .then(Mono.defer(() -> stock.lost(after.id(), after.state().isCalledOff() ? missing : List.of())));
    }

    /** What comes of it in place of something else since now. */
    private static List<ReserveStock.Wanted> instead(Order after, Wanted wanted) {
        return wanted.lines().stream()
                .filter(one -> one.instead() != null && !after.state().isCalledOff())
                .map(one -> new ReserveStock.Wanted(after.id(), one.instead(), one.pieces()))
                .toList();
    }

    private static Mono<Void> none() {
        return Mono.empty();
    }
}
