package marketplace.pages;

import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers failures while the county and the session are still known, so that error pages have their whole frame. */
@Component
class ErrorsInside implements WebFilter, Ordered {
    private final ErrorPages pages;

    ErrorsInside(ErrorPages pages) {
        this.pages = pages;
    }

    /** Within security and the county's filter, around everything else. */
    @Override
    public int getOrder() {
        return -1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).onErrorResume(failure -> answer(exchange, failure));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
        var forSecurity = failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
        return forSecurity ? Mono.error(failure) : pages.handle(exchange, failure);
    }
}
