package marketplace.checkout;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.counties.NoteUnreached;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.OfferHandOver.Offer;
import marketplace.merchants.BusinessTime;
import marketplace.orders.Fulfilment;
import marketplace.orders.Purchases;
import marketplace.orders.Purchases.Coming;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How a basket comes to its buyer: its goods by the ways of their merchants; for work she agrees on an appointment. */
@Component
public class OfferWays {
    private final OfferHandOver goods;
    private final Purchases purchases;
    private final NoteUnreached noteUnreached;
    private final Clock clock;

    OfferWays(OfferHandOver goods, Purchases purchases, NoteUnreached noteUnreached, Clock clock) {
        this.goods = goods;
        this.purchases = purchases;
        this.noteUnreached = noteUnreached;
        this.clock = clock;
    }

    /** To where she said she lives; the county learns of a place nothing of it is brought to. */
    public Mono<Offer> toHome(@Nullable PlaceCode place, PricedBasket priced, Owner owner) {
        return to(place, priced, owner)
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

    /** The same; first of all together with what comes to the owner's household on one of these days anyway. */
    public Mono<Offer> to(@Nullable PlaceCode place, PricedBasket priced, Owner owner) {
        return to(place, priced).zipWith(coming(owner), OfferWays::along);
    }

    /** A guest's purchases are deliveries by themselves. */
    private Mono<List<Coming>> coming(Owner owner) {
        var today = clock.instant().atZone(BusinessTime.ZONE).toLocalDate();
        return owner.account() == null ? Mono.just(List.of()) : purchases.listComing(owner.account(), today);
    }

    private static Offer along(Offer offer, List<Coming> coming) {
        var along = coming.stream()
                .filter(one -> offer.place() != null
                        && one.place().equals(offer.place().code()))
                .flatMap(one -> offer.choices().stream()
                        .filter(choice -> choice.fulfilment().equals(new Fulfilment.Delivery(one.day(), one.point())))
                        .map(choice -> choice.with(one)));
        return new Offer(
                offer.place(), Stream.concat(along, offer.choices().stream()).toList(), offer.staying());
    }

    public Mono<Offer> to(@Nullable PlaceCode place, PricedBasket priced) {
        return priced.isWorkAlone() ? Mono.just(Offer.byAppointment()) : goods.to(place, priced.suppliers());
    }

    /** How it comes on exactly this day, to the door or to this point, too late for it or not; nothing when it does not. */
    public Mono<HandOverChoice> on(LocalDate day, PlaceCode place, @Nullable String point, PricedBasket priced) {
        return goods.on(day, place, point, priced.suppliers());
    }
}
