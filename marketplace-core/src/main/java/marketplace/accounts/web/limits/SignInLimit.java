package marketplace.accounts.web.limits;

import marketplace.accounts.web.limits.Limits.Asked;
import marketplace.accounts.web.limits.Limits.Verdict;
import marketplace.pages.ErrorPages;
import marketplace.shared.Scope;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts attempts to sign in by where they come from, before security does any work for them. */
@Component
class SignInLimit implements WebFilter, Ordered {
    private static final int AFTER_THE_COUNTY = HIGHEST_PRECEDENCE + 110;

    private final Limits limits;
    private final ErrorPages refused;

    SignInLimit(Limits limits, ErrorPages refused) {
        this.limits = limits;
        this.refused = refused;
    }

    @Override
    public int getOrder() {
        return AFTER_THE_COUNTY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Kind.of(exchange.getRequest())
                .filter(kind -> limits.areOn() && kind == Kind.SIGNING_IN)
                .map(_ -> counted(exchange, chain))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> counted(ServerWebExchange exchange, WebFilterChain chain) {
        return Scope.current()
                .map(scope -> limits.take(new Asked(scope.county(), Kind.SIGNING_IN, Caller.address(exchange))))
                .flatMap(verdict -> goOn(verdict, exchange, chain));
    }

    private Mono<Void> goOn(Verdict verdict, ServerWebExchange exchange, WebFilterChain chain) {
        if (!verdict.isTooMany()) {
            return chain.filter(exchange);
        }
        verdict.tell(exchange.getResponse().getHeaders());
        return refused.handle(exchange, new TooManyRequests());
    }
}
