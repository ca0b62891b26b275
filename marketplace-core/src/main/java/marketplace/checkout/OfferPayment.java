package marketplace.checkout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.checkout.CheckOut.Asked;
import marketplace.counties.Strategies;
import marketplace.counties.Strategy;
import marketplace.counties.Strategy.Paying;
import marketplace.delivery.HandOverChoice;
import marketplace.orders.Orders;
import marketplace.orders.PayBy;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The ways to pay for a basket: what the county has switched on, its merchants take and the way it comes allows. */
@Component
public class OfferPayment {
    private final Strategies strategies;
    private final Orders orders;

    OfferPayment(Strategies strategies, Orders orders) {
        this.strategies = strategies;
        this.orders = orders;
    }

    /** The ways, the best first, and what a household may owe on account at most. */
    public record Offer(List<PayBy> ways, Money accountLimit) {
        public Offer {
            ways = List.copyOf(ways);
        }

        /** The one that is named, else the first. */
        public Optional<PayBy> chosen(@Nullable PayBy wanted) {
            return ways.stream()
                    .filter(way -> way == wanted)
                    .findFirst()
                    .or(() -> ways.stream().findFirst());
        }
    }

    public Mono<Offer> to(PricedBasket priced, HandOverChoice choice) {
        return strategies
                .here()
                .map(Strategy::paying)
                .map(county -> new Offer(ways(county, priced, choice), county.accountLimit()));
    }

    /** Whether one may order without an account here. */
    public Mono<Boolean> toGuests() {
        return strategies.here().map(Strategy::guests);
    }

    /** Refuses whom the county does not serve, a way that is not offered, and more on account than a household may owe. */
    Mono<Void> check(Asked asked, PricedBasket priced, HandOverChoice choice) {
        return strategies.here().flatMap(county -> check(county, asked, priced, choice));
    }

    private Mono<Void> check(Strategy county, Asked asked, PricedBasket priced, HandOverChoice choice) {
        if (!county.guests() && asked.owner().account() == null) {
            return Mono.error(new BasketRefused.NoGuests());
        }
        if (!allows(county.paying(), priced, asked.choices().payBy())) {
            return Mono.error(new BasketRefused.NotPaidSo());
        }
        return asked.choices().payBy() == PayBy.ON_ACCOUNT
                ? checkLimit(
                        asked,
                        priced.total().plus(choice.fee()),
                        county.paying().accountLimit())
                : Mono.empty();
    }

    private Mono<Void> checkLimit(Asked asked, Money total, Money limit) {
        return orders.owedOnAccount(CheckOut.buyer(asked.owner()), asked.recipient())
                .flatMap(owed -> owed.plus(total).compareTo(limit) > 0
                        ? Mono.error(new BasketRefused.AboveAccountLimit(limit))
                        : Mono.empty());
    }

    private static List<PayBy> ways(Paying county, PricedBasket priced, HandOverChoice choice) {
        return Stream.of(PayBy.values())
                .filter(way -> allows(county, priced, way))
                .filter(way -> way != PayBy.ONLINE || priced.isPayableOnline())
                .filter(way -> way != PayBy.AT_HAND_OVER || !choice.isBrought())
                .toList();
    }

    private static boolean allows(Paying county, PricedBasket priced, PayBy way) {
        return switch (way) {
            case ONLINE -> county.card();
            case ON_ACCOUNT -> county.onAccount() && priced.isPayableOnAccount();
            case AT_HAND_OVER -> county.cash();
        };
    }
}
