package marketplace.delivery.web;

import java.util.function.UnaryOperator;
import marketplace.counties.Place;
import marketplace.counties.web.HomeCookie;
import marketplace.delivery.Arrival;
import marketplace.delivery.OfferHandOver;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import marketplace.pages.HomePlace;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Beside the reader's place the next day the market comes there. */
@Component
@Order(0)
class DayFrame implements FramePart {
    private final HomeCookie home;
    private final OfferHandOver offer;

    DayFrame(HomeCookie home, OfferHandOver offer) {
        this.home = home;
        this.offer = offer;
    }

    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        return home.read(exchange)
                .flatMap(place -> offer.arrivals(place.code())
                        .flatMapIterable(all -> all)
                        .next()
                        .map(next -> frame -> with(frame, place, next)));
    }

    private static Frame with(Frame frame, Place place, Arrival next) {
        return frame.withPlace(new HomePlace(place.name(), next.date()));
    }
}
