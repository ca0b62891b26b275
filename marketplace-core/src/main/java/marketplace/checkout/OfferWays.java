package marketplace.checkout;

import java.time.LocalDate;
import java.util.Optional;
import marketplace.counties.NoteUnreached;
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
    private final NoteUnreached noteUnreached;

    OfferWays(OfferHandOver goods, NoteUnreached noteUnreached) {
        this.goods = goods;
        this.noteUnreached = noteUnreached;
    }

    /** To where she said she lives; the county learns of a place nothing of it is brought to. */
    public Mono<Offer> toHome(@Nullable PlaceCode place, PricedBasket priced) {
        return to(place, priced)
                .delayUntil(offer -> Mono.justOrEmpty(unreached(offer, priced)).flatMap(noteUnreached::notBrought));
    }

    /** The place, where everybody would bring their goods and nobody comes. */
    private static Optional<PlaceCode> unreached(Offer offer, PricedBasket priced) {
        var place = offer.place();
        var isFetchedAlone = !priced.parts().isEmpty()
                && !priced.isWorkAlone()
                && offer.staying().isEmpty()
                && offer.choices().stream().noneMatch(HandOverChoice::isBrought);
        return place == null || !isFetchedAlone ? Optional.empty() : Optional.of(place.code());
    }

    public Mono<Offer> to(@Nullable PlaceCode place, PricedBasket priced) {
        return priced.isWorkAlone() ? Mono.just(Offer.byAppointment()) : goods.to(place, priced.suppliers());
    }

    /** How it comes on exactly this day, to the door or to this point, too late for it or not; nothing when it does not. */
    public Mono<HandOverChoice> on(LocalDate day, PlaceCode place, @Nullable String point, PricedBasket priced) {
        return goods.on(day, place, point, priced.suppliers());
    }
}
