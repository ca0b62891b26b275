package marketplace.pages;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who keeps sessions answers here: the token a form of whoever is signed in must send back. */
@FunctionalInterface
public interface SessionTokens {
    /** The token; empty when nobody is signed in. */
    Mono<String> of(ServerWebExchange exchange);
}
