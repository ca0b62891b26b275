package marketplace.accounts.web;

import marketplace.accounts.Session;
import marketplace.accounts.Sessions;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The session of a request, read once; a signed-in one is what Spring Security lets in. */
@Component
public class SessionContext implements ServerSecurityContextRepository {
    private static final String ATTRIBUTE = Session.class.getName();

    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionContext(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** The session of this request, if it has one. */
    public Mono<Session> session(ServerWebExchange exchange) {
        if (exchange.getAttribute(ATTRIBUTE) instanceof Session session) {
            return Mono.just(session);
        }
        return Mono.justOrEmpty(cookie.read(exchange))
                .flatMap(sessions::find)
                .doOnNext(session -> exchange.getAttributes().put(ATTRIBUTE, session));
    }

    /** The same, opened where there was none: the guest gets her cookie now. */
    public Mono<Session> sessionOrNew(ServerWebExchange exchange) {
        return session(exchange).switchIfEmpty(Mono.defer(() -> open(exchange)));
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return session(exchange)
                .filter(session -> session.signedIn().isPresent())
                .map(session -> new SecurityContextImpl(PersonAuthentication.of(session)));
    }

    /** Nothing to save: the session is written where it changes. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, SecurityContext context) {
        return Mono.empty();
    }

    private Mono<Session> open(ServerWebExchange exchange) {
        return sessions.open()
                .doOnNext(secret -> cookie.write(exchange, secret))
                .flatMap(sessions::find)
                .doOnNext(session -> exchange.getAttributes().put(ATTRIBUTE, session));
    }
}
