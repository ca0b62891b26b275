package marketplace.pages;

import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Takes language and view off the path and makes them its context path: routes and security rules see "/korb" alone,
 * and redirects of ours keep the prefix by themselves.
 */
@Component
class LanguageInPath implements WebFilter, Ordered {
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        var prefix = Where.prefixOf(path);
        if (prefix.isEmpty()) {
            return chain.filter(exchange);
        }
        if (prefix.equals(path)) {
            return toHomeOf(prefix, exchange);
        }
        var inside = request.mutate().contextPath(prefix).build();
        return chain.filter(exchange.mutate().request(inside).build());
    }

    private static Mono<Void> toHomeOf(String prefix, ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(HttpStatus.PERMANENT_REDIRECT);
        exchange.getResponse().getHeaders().setLocation(URI.create(prefix + "/"));
        return exchange.getResponse().setComplete();
    }
}
