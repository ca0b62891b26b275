package marketplace.orders.web;

import java.util.Optional;
import marketplace.accounts.Session;
import marketplace.accounts.web.GuestPass;
import marketplace.accounts.web.SessionContext;
import marketplace.orders.Holder;
import marketplace.orders.Pass;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who looks at a page about a purchase: by her account, her visit, or the pass of her letter. */
@Component
public class Holders {
    private final SessionContext sessions;

    Holders(SessionContext sessions) {
        this.sessions = sessions;
    }

    public Mono<Holder> of(ServerWebExchange exchange) {
        var pass = GuestPass.of(exchange).map(Pass::new).orElse(null);
        return sessions.session(exchange)
                .map(Session::id)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(visit -> Holder.of(visit.orElse(null), pass));
    }
}
