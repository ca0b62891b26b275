package marketplace.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import marketplace.checkout.Basket;
import marketplace.checkout.OfferWays;
import marketplace.checkout.PriceBasket;
import marketplace.checkout.PricedBasket;
import marketplace.delivery.HandOverChoice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks what the next delivery of a standing order would be as things are now: goods, prices, way, and what is missing. */
@Component
public class LookAhead {
    private final PriceBasket priceBasket;
    private final OfferWays ways;

    LookAhead(PriceBasket priceBasket, OfferWays ways) {
        this.priceBasket = priceBasket;
        this.ways = ways;
    }

    /** Nothing when none comes any more. */
    public Mono<Ahead> of(StandingOrder order) {
        return Mono.justOrEmpty(order.next())
                .flatMap(day -> priceBasket.of(order.basketOn(day)).flatMap(priced -> ahead(order, day, priced)));
    }

    private Mono<Ahead> ahead(StandingOrder order, LocalDate day, PricedBasket priced) {
        var missing = Missing.of(order, priced);
        var left = missing.isEmpty() ? Mono.just(priced) : priceBasket.of(without(missing, priced.basket()));
        var terms = order.terms();
        return left.flatMap(goods -> ways.on(day, terms.place(), terms.point(), goods)
                .map(Optional::of)
                .defaultIfEmpty(Optional.<HandOverChoice>empty())
                .map(choice -> new Ahead(order, day, goods, missing, choice.orElse(null))));
    }

    private static Basket without(List<Missing> missing, Basket basket) {
        var left = missing.stream().map(Missing::variant).collect(Collectors.toUnmodifiableSet());
        var lines = basket.lines().stream()
                .filter(line -> !left.contains(line.variant()))
                .toList();
        return new Basket(basket.id(), basket.version(), lines, null);
    }
}
