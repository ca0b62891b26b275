package marketplace.accounts.web.limits;

import marketplace.shared.SignedIn;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Whom a request is counted for: who is signed in or bears a key, else the address it comes from. */
final class Caller {
    private Caller() {}

    static Mono<String> of(ServerWebExchange exchange) {
        return SignedIn.find().map(me -> me.account().toString()).defaultIfEmpty(address(exchange));
    }

    /** Proxies we trust were asked already where it comes from ({@link TrustedProxies}). */
    static String address(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? "" : remote.getHostString();
    }
}
