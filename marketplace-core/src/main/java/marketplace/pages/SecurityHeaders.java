package marketplace.pages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What browsers may do with our answers: nothing from elsewhere, nothing inline, in nobody's frame. */
@Component
class SecurityHeaders implements WebFilter, Ordered {
    private static final String OPENING = SecurityHeaders.class.getName() + ".opening";
    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    private final PagesSettings settings;

    SecurityHeaders(PagesSettings settings) {
        this.settings = settings;
    }

    /** Lets this one answer load from the origins its page needs. */
    static void open(ServerWebExchange exchange, Opening opening) {
        exchange.getAttributes().put(OPENING, opening);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 5;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange)));
        return chain.filter(exchange);
    }

    private void write(ServerWebExchange exchange) {
        var opening = exchange.getAttributeOrDefault(OPENING, Opening.NONE);
        var headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", policy(opening));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", opening.isNone() ? "same-origin" : "strict-origin-when-cross-origin");
        headers.set("Cross-Origin-Opener-Policy", opening.isNone() ? "same-origin" : "same-origin-allow-popups");
        headers.set("Permissions-Policy", permissions(opening));
        if ("https".equals(exchange.getRequest().getURI().getScheme())) {
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
        headers.remove(HttpHeaders.SERVER);
    }

    private String policy(Opening opening) {
        return String.join(
                "; ",
                "default-src 'self'",
                sources("script-src", opening.scripts()),
                "style-src 'self'",
                "img-src 'self'",
                sources("connect-src", opening.connections()),
                opening.frames().isEmpty() ? "frame-src 'none'" : "frame-src " + String.join(" ", opening.frames()),
                sources("form-action", settings.formTargets()),
                "object-src 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    private static String permissions(Opening opening) {
        var payment = opening.isNone()
                ? "()"
                : opening.frames().stream().map("\"%s\""::formatted).collect(Collectors.joining(" ", "(self ", ")"));
        return "camera=(), microphone=(), geolocation=(self), browsing-topics=(), payment=" + payment;
    }

    private static String sources(String directive, List<String> others) {
        return Stream.concat(Stream.of(directive, "'self'"), others.stream()).collect(Collectors.joining(" "));
    }
}
