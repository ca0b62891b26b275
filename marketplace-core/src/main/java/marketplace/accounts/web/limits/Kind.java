package marketplace.accounts.web.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What is asked for; each kind is counted by itself. */
enum Kind {
    READING,
    SEARCHING,
    WRITING,
    SIGNING_IN,
    WITHDRAWING;

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** None for what is not counted: files that never change, and what services say to each other. */
    static Optional<Kind> of(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication().value();
        if (path.matches("/(static|files|internal|actuator)/.*|/feed")) {
            return Optional.empty();
        }
        if (path.matches("/anmelden|/oauth2/.*|/login/.*")) {
            return Optional.of(SIGNING_IN);
        }
        return Optional.of(HARMLESS.contains(request.getMethod()) ? reading(path) : writing(path));
    }

    private static Kind reading(String path) {
        return path.matches("/suche(/.*)?|/api/v1/(search|suggestions)(/.*)?") ? SEARCHING : READING;
    }

    private static Kind writing(String path) {
        return path.matches("/widerruf(/.*)?|/api/v1/withdrawals") ? WITHDRAWING : WRITING;
    }

    /** As headers call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
