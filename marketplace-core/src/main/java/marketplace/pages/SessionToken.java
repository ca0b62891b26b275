package marketplace.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Where somebody is signed in, a form also sends back the token of her session: in the field "csrf", a form with files in its
 * address, so that nothing of what it brings is read before, and scripts in the header X-Csrf.
 */
@Component
class SessionToken implements WebFilter, Ordered {
    static final String FIELD = "csrf";
    static final String HEADER = "X-Csrf";

    private final ObjectProvider<SessionTokens> tokens;

    SessionToken(ObjectProvider<SessionTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return SameOrigin.isForm(exchange.getRequest())
                ? checked(exchange).then(Mono.defer(() -> chain.filter(exchange)))
                : chain.filter(exchange);
    }

    private Mono<Void> checked(ServerWebExchange exchange) {
        return Mono.justOrEmpty(tokens.getIfAvailable())
                .flatMap(sessions -> sessions.of(exchange))
                .flatMap(expected -> sent(exchange).defaultIfEmpty("").map(sent -> same(expected, sent)))
                .filter(same -> !same)
                .flatMap(_ ->
                        Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN, "a form of another session")));
    }

    private static Mono<String> sent(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        var header = headers.getFirst(HEADER);
        if (header != null) {
            return Mono.just(header);
        }
        return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(headers.getContentType())
                ? Mono.justOrEmpty(exchange.getRequest().getQueryParams().getFirst(FIELD))
                : exchange.getFormData().mapNotNull(form -> form.getFirst(FIELD));
    }

    private static boolean same(String expected, String sent) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
