package marketplace.reviews.web;

import java.util.Optional;
import marketplace.accounts.Session;
import marketplace.accounts.web.GuestPass;
import marketplace.accounts.web.SessionContext;
import marketplace.orders.Holder;
import marketplace.orders.Pass;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who holds an order as its own page knows her: by account, by visit, by the pass of a guest's letter. */
@Component
class Holders {
    private final SessionContext sessions;

    Holders(SessionContext sessions) {
        this.sessions = sessions;
    }

    Mono<Holder> holder(ServerWebExchange exchange) {
        var pass = GuestPass.of(exchange).map(Pass::new).orElse(null);
        return sessions.session(exchange)
                .map(Session::id)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(visit -> Holder.of(visit.orElse(null), pass));
    }
}
