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

/** Counts what is asked of the rooms, once it is known who asks. */
@Component
class CallLimit implements WebFilter, Ordered {
    private final Limits limits;
    private final ErrorPages refused;

    CallLimit(Limits limits, ErrorPages refused) {
        this.limits = limits;
        this.refused = refused;
    }

    /** Within security, and within the answers to failures. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Kind.of(exchange.getRequest())
                .filter(kind -> limits.areOn() && kind != Kind.SIGNING_IN)
                .map(kind -> counted(kind, exchange, chain))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> counted(Kind kind, ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.zip(Scope.current(), Caller.of(exchange))
                .map(who -> limits.take(new Asked(who.getT1().county(), kind, who.getT2())))
                .flatMap(verdict -> goOn(verdict, exchange, chain));
    }

    private Mono<Void> goOn(Verdict verdict, ServerWebExchange exchange, WebFilterChain chain) {
        if (verdict.isTooMany() || isApi(exchange)) {
            verdict.tell(exchange.getResponse().getHeaders());
        }
        return verdict.isTooMany() ? refused.handle(exchange, new TooManyRequests()) : chain.filter(exchange);
    }

    private static boolean isApi(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().value().startsWith("/api/");
    }
}
