package marketplace.counties.web;

import java.util.function.UnaryOperator;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import marketplace.pages.HomePlace;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The reader's place on every page; the room that knows delivery days adds the day. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HomeFrame implements FramePart {
    private final HomeCookie home;

    HomeFrame(HomeCookie home) {
        this.home = home;
    }

    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        return home.read(exchange).map(place -> frame -> frame.withPlace(new HomePlace(place.name(), null)));
    }
}
