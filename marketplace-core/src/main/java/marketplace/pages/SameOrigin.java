package marketplace.pages;

import java.net.URI;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Forms are accepted from our own pages only, also without any session: the browser itself says where a request comes
 * from (Sec-Fetch-Site, else Origin). Stands before security, so that signing out is guarded too. The API is not: it
 * knows no cookies.
 */
@Component
class SameOrigin implements WebFilter, Ordered {
    private static final Set<HttpMethod> HARMLESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return mayPass(exchange.getRequest())
                ? chain.filter(exchange)
                : Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN, "a form from another site"));
    }

    /** Whether a request changes something through a page, so that its origin counts. */
    static boolean isForm(ServerHttpRequest request) {
        return !HARMLESS.contains(request.getMethod())
                && !request.getPath().pathWithinApplication().value().startsWith("/api/");
    }

    private static boolean mayPass(ServerHttpRequest request) {
        var site = request.getHeaders().getFirst("Sec-Fetch-Site");
        return !isForm(request) || (site == null ? fromOurHost(request) : OURS.contains(site));
    }

    private static boolean fromOurHost(ServerHttpRequest request) {
        var origin = request.getHeaders().getOrigin();
        var here = request.getURI();
        return origin != null
                && URI.create(here.getScheme() + "://" + here.getAuthority()).equals(uri(origin));
    }

    private static URI uri(String origin) {
        try {
            return URI.create(origin);
        } catch (IllegalArgumentException e) {
            return URI.create("null");
        }
    }
}
