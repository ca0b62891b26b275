package marketplace.pages;

import java.util.function.UnaryOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a room adds to the frame of every page: the county, who is signed in, the basket's count. All parts are asked
 * side by side for each page, so one is at most one query; one that fails or is late is left out.
 */
@FunctionalInterface
public interface FramePart {
    /** How this request's frame changes; empty: not at all. */
    Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange);
}
