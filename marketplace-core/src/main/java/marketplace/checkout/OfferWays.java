package marketplace.checkout;

import java.time.LocalDate;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.OfferHandOver.Offer;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How a basket comes to its buyer: its goods by the ways of their merchants; for work she agrees on an appointment. */
@Component
public class OfferWays {
    private final OfferHandOver goods;

    OfferWays(OfferHandOver goods) {
        this.goods = goods;
    }

    public Mono<Offer> to(@Nullable PlaceCode place, PricedBasket priced) {
        return priced.isWorkAlone() ? Mono.just(Offer.byAppointment()) : goods.to(place, priced.suppliers());
    }

    /** How it comes on exactly this day, to the door or to this point, too late for it or not; nothing when it does not. */
    public Mono<HandOverChoice> on(LocalDate day, PlaceCode place, @Nullable String point, PricedBasket priced) {
        return goods.on(day, place, point, priced.suppliers());
    }
}
