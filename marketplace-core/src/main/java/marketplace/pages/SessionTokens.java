package marketplace.pages;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who keeps sessions answers here: the token a form of this request's session must send back. */
@FunctionalInterface
public interface SessionTokens {
    /** The token; empty when there is no session. */
    Mono<String> of(ServerWebExchange exchange);
}
