package marketplace.checkout.web;

import java.util.Optional;
import marketplace.accounts.Session;
import marketplace.accounts.web.SessionContext;
import marketplace.checkout.Owner;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Whose basket a page is about: the account's, else the visit's. */
@Component
class Visits {
    private final SessionContext sessions;

    Visits(SessionContext sessions) {
        this.sessions = sessions;
    }

    Mono<Owner> owner(ServerWebExchange exchange) {
        return sessions.session(exchange)
                .map(Session::id)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(visit -> Owner.of(visit.orElse(null)));
    }

    /** The same, remembered from now on. */
    Mono<Owner> remembered(ServerWebExchange exchange) {
        return sessions.sessionOrNew(exchange).flatMap(session -> Owner.of(session.id()));
    }
}
