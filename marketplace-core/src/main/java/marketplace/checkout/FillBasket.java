package marketplace.checkout;

import java.util.List;
import java.util.Map;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.PricedVariant;
import marketplace.orders.Wish;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts goods into a basket, changes how many, takes them out. */
@Component
public class FillBasket {
    private final Baskets baskets;
    private final PriceVariants variants;
    private final PriceBasket priceBasket;

    FillBasket(Baskets baskets, PriceVariants variants, PriceBasket priceBasket) {
        this.baskets = baskets;
        this.variants = variants;
        this.priceBasket = priceBasket;
    }

    /** So many more of it; only what can be had. */
    public Mono<Basket> add(Owner owner, VariantId variant, int pieces) {
        return price(variant).flatMap(price -> baskets.change(owner, basket -> basket.plus(variant, pieces, price)));
    }

    /** Exactly so many, none takes it out. */
    public Mono<Basket> set(Owner owner, VariantId variant, int pieces) {
        return pieces == 0
                ? baskets.change(owner, basket -> basket.with(variant, 0, Money.ZERO))
                : price(variant).flatMap(price -> baskets.change(owner, basket -> basket.with(variant, pieces, price)));
    }

    /** What she wishes of lines, and what is to come instead of them; of what is not in the basket nothing. */
    public Mono<Basket> wish(Owner owner, Map<VariantId, Wish> wishes) {
        return wishes.isEmpty() ? baskets.mine(owner) : baskets.change(owner, basket -> basket.wishing(wishes));
    }

    /** The buyer has seen what things cost now; what is gone is taken out, what is scarce is cut. */
    public Mono<Basket> accept(Owner owner) {
        return baskets.mine(owner)
                .flatMap(priceBasket::of)
                .flatMap(priced -> priced.remarks().isEmpty()
                        ? Mono.just(priced.basket())
                        : baskets.change(owner, basket -> accepted(basket, priced)));
    }

    private static Basket accepted(Basket basket, PricedBasket priced) {
        var next = basket;
        for (var remark : priced.remarks()) {
            next = accepted(next, remark);
        }
        return next;
    }

    private static Basket accepted(Basket basket, Remark remark) {
        var line = basket.find(remark.variant());
        return switch (remark) {
            case Remark.Gone(var variant, var _) -> basket.with(variant, 0, Money.ZERO);
            case Remark.Fewer(var variant, var _, var left)
            when line.isPresent() -> basket.with(variant, left, line.get().seen());
            case Remark.OtherPrice(var variant, var _, var _, var now)
            when line.isPresent() -> basket.with(variant, line.get().pieces(), now);
            case Remark.Fewer _, Remark.OtherPrice _ -> basket;
        };
    }

    private Mono<Money> price(VariantId variant) {
        return variants.of(List.of(variant))
                .flatMapIterable(found -> found)
                .next()
                .filter(PricedVariant::orderable)
                .switchIfEmpty(Mono.error(BasketRefused.Unavailable::new))
                .map(PricedVariant::price);
    }
}
