package marketplace.accounts.web;

import marketplace.accounts.Session;
import marketplace.pages.SessionTokens;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The token a form must send back: that of whoever is signed in. A guest's page may be older than her session, which begins
 * with the first thing in her basket; her forms are known by where they come from.
 */
@Component
class FormTokens implements SessionTokens {
    private final SessionContext sessions;

    FormTokens(SessionContext sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<String> of(ServerWebExchange exchange) {
        return sessions.session(exchange)
                .filter(session -> session.signedIn().isPresent())
                .map(Session::csrf);
    }
}
