package marketplace.checkout.web;

import java.util.Optional;
import java.util.UUID;
import marketplace.accounts.Session;
import marketplace.accounts.web.GuestPass;
import marketplace.accounts.web.SessionContext;
import marketplace.checkout.Owner;
import marketplace.orders.Holder;
import marketplace.orders.Pass;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Whose basket and purchases a page is about: the account's, else the visit's. */
@Component
class Visits {
    private final SessionContext sessions;

    Visits(SessionContext sessions) {
        this.sessions = sessions;
    }

    Mono<Owner> owner(ServerWebExchange exchange) {
        return visit(exchange).flatMap(visit -> Owner.of(visit.orElse(null)));
    }

    /** The same, remembered from now on. */
    Mono<Owner> remembered(ServerWebExchange exchange) {
        return sessions.sessionOrNew(exchange).flatMap(session -> Owner.of(session.id()));
    }

    Mono<Holder> holder(ServerWebExchange exchange) {
        return visit(exchange).flatMap(visit -> Holder.of(visit.orElse(null), pass(exchange)));
    }

    private Mono<Optional<UUID>> visit(ServerWebExchange exchange) {
        return sessions.session(exchange).map(Session::id).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static @Nullable Pass pass(ServerWebExchange exchange) {
        return GuestPass.of(exchange).map(Pass::new).orElse(null);
    }
}
