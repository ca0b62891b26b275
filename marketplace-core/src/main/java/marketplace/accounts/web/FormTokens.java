package marketplace.accounts.web;

import marketplace.accounts.Session;
import marketplace.pages.SessionTokens;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The token a form must send back: its session's. */
@Component
class FormTokens implements SessionTokens {
    private final SessionContext sessions;

    FormTokens(SessionContext sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<String> of(ServerWebExchange exchange) {
        return sessions.session(exchange).map(Session::csrf);
    }
}
