package marketplace.checkout;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.PricedVariant;
import marketplace.checkout.Basket.Line;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.Orders;
import marketplace.orders.Purchases;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;
import marketplace.shared.VariantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts the goods of an earlier purchase into the basket once more, at what they cost now. */
@Component
public class RepeatPurchase {
    private final Purchases purchases;
    private final Orders orders;
    private final PriceVariants variants;
    private final Baskets baskets;

    RepeatPurchase(Purchases purchases, Orders orders, PriceVariants variants, Baskets baskets) {
        this.purchases = purchases;
        this.orders = orders;
        this.variants = variants;
        this.baskets = baskets;
    }

    /** @param whole whether all its goods can still be had */
    public record Repeated(Basket basket, boolean whole) {}

    /**
     * What is in the basket already stays as it is, so doing it twice changes nothing.
     *
     * @throws BasketRefused.Unavailable when none of it can be had
     */
    public Mono<Repeated> of(PurchaseId purchase, Holder holder, Owner owner) {
        return purchases
                .get(purchase, holder)
                .flatMap(seen -> orders.list(seen.purchase().id()))
                .map(RepeatPurchase::goods)
                .flatMap(goods -> variants.of(ids(goods))
                        .map(known -> lines(goods, known))
                        .flatMap(lines -> fill(owner, lines, goods.size())));
    }

    private Mono<Repeated> fill(Owner owner, List<Line> lines, int bought) {
        return lines.isEmpty()
                ? Mono.error(BasketRefused.Unavailable::new)
                : baskets.change(owner, basket -> basket.and(lines))
                        .map(basket -> new Repeated(basket, lines.size() == bought));
    }

    private static List<OrderLine> goods(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> order.agreed().stream())
                .filter(line -> !line.sold().service())
                .toList();
    }

    private static List<VariantId> ids(List<OrderLine> goods) {
        return goods.stream().map(line -> line.sold().variant()).toList();
    }

    private static List<Line> lines(List<OrderLine> goods, List<PricedVariant> known) {
        Map<VariantId, Money> prices = known.stream()
                .filter(PricedVariant::orderable)
                .collect(Collectors.toMap(one -> one.variant().id(), PricedVariant::price));
        return goods.stream()
                .filter(line -> prices.containsKey(line.sold().variant()))
                .map(line -> new Line(
                        line.sold().variant(),
                        line.measure().count(),
                        prices.get(line.sold().variant()),
                        line.wish()))
                .toList();
    }
}
