package marketplace.accounts.web;

import java.time.Duration;
import java.util.Optional;
import marketplace.accounts.Secret;
import marketplace.accounts.Sessions;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The one cookie: the secret of a session, for this host only. */
@Component
public class SessionCookie {
    private static final String NAME = "session";
    private static final int LONGEST = 100;

    private final SignInSettings settings;

    SessionCookie(SignInSettings settings) {
        this.settings = settings;
    }

    public Optional<Secret> read(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(NAME))
                .map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .map(Secret::new);
    }

    public void write(ServerWebExchange exchange, Secret secret) {
        exchange.getResponse().addCookie(cookie(secret.text(), Sessions.LIFE));
    }

    public void clear(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(cookie("", Duration.ZERO));
    }

    private ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(settings.secureCookies())
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
    }
}
