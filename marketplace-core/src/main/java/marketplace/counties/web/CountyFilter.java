package marketplace.counties.web;

import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.shared.Refusal;
import marketplace.shared.Scope;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the county of the host into the chain before anything else is asked. */
@Component
class CountyFilter implements WebFilter, Ordered {
    private static final String MANAGEMENT = "/actuator";
    /** What services say to each other names its county itself. */
    private static final String BETWEEN_SERVICES = "/internal/";

    private static final String FEED = "/feed";

    private static final String COUNTY = County.class.getName();

    private final Counties counties;

    CountyFilter(Counties counties) {
        this.counties = counties;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        if (path.startsWith(MANAGEMENT) || path.startsWith(BETWEEN_SERVICES) || path.equals(FEED)) {
            return chain.filter(exchange);
        }
        return counties.findByHost(host(exchange))
                .switchIfEmpty(Mono.error(UnknownHost::new))
                .flatMap(county -> inside(county, exchange, chain));
    }

    /** The county of a request; none before it is known. */
    static Mono<County> countyOf(ServerWebExchange exchange) {
        return Mono.justOrEmpty(exchange.<County>getAttribute(COUNTY));
    }

    private static Mono<Void> inside(County county, ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes().put(COUNTY, county);
        return chain.filter(exchange).contextWrite(Scope.of(county.code())::in);
    }

    private static String host(ServerWebExchange exchange) {
        var host = exchange.getRequest().getURI().getHost();
        return host == null ? "" : host;
    }

    /** A host no county answers to. */
    static final class UnknownHost extends Refusal {
        private static final long serialVersionUID = 1;

        UnknownHost() {
            super(Kind.ABSENT, "unknown-host", "No county answers to this address.");
        }
    }
}
