package marketplace.checkout.web;

import java.time.Clock;
import java.util.Optional;
import marketplace.checkout.OfferWays;
import marketplace.checkout.Owner;
import marketplace.checkout.PricedBasket;
import marketplace.counties.Place;
import marketplace.counties.web.HomeCookie;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The ways a basket can come to its buyer. */
@Component
class Ways {
    private final OfferWays offer;
    private final HomeCookie home;
    private final Clock clock;

    Ways(OfferWays offer, HomeCookie home, Clock clock) {
        this.offer = offer;
        this.home = home;
        this.clock = clock;
    }

    /** To where the reader said she lives. */
    Mono<HandOverWords> at(ServerWebExchange exchange, PricedBasket priced, @Nullable String key) {
        return home.read(exchange)
                .map(Place::code)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .zipWith(Owner.of(null))
                .flatMap(known -> offer.toHome(known.getT1().orElse(null), priced, known.getT2()))
                .map(found -> HandOverWords.of(found, key, clock.instant()));
    }

    Mono<HandOverWords> to(@Nullable PlaceCode place, PricedBasket priced, @Nullable String key) {
        return Owner.of(null)
                .flatMap(owner -> offer.to(place, priced, owner))
                .map(found -> HandOverWords.of(found, key, clock.instant()));
    }
}
