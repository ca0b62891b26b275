package marketplace.checkout.web;

import java.util.function.UnaryOperator;
import marketplace.checkout.Baskets;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How much is in the basket, on every page. */
@Component
class BasketFrame implements FramePart {
    private final Baskets baskets;
    private final Visits visits;

    BasketFrame(Baskets baskets, Visits visits) {
        this.baskets = baskets;
        this.visits = visits;
    }

    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        return visits.owner(exchange)
                .filter(owner -> !owner.isNobody())
                .flatMap(baskets::count)
                .map(count -> frame -> frame.withBasket(count));
    }
}
