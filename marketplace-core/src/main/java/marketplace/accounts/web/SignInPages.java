package marketplace.accounts.web;

import java.net.URI;
import marketplace.accounts.Sessions;
import marketplace.shared.web.KeycloakSettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The way to Keycloak and back out again. */
@Controller
class SignInPages {
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final KeycloakSettings keycloak;

    SignInPages(Sessions sessions, SessionCookie cookie, KeycloakSettings keycloak) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.keycloak = keycloak;
    }

    @GetMapping("/anmelden")
    Mono<ResponseEntity<Void>> login(ServerWebExchange exchange) {
        return Mono.just(seeOther(Doors.signIn(Next.of(exchange))));
    }

    /** Ends our session, then Keycloak's. */
    @PostMapping("/abmelden")
    Mono<ResponseEntity<Void>> logout(ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookie.read(exchange))
                .flatMap(sessions::close)
                .then(Mono.fromRunnable(() -> cookie.clear(exchange)))
                .thenReturn(seeOther(keycloaksWayOut(exchange)));
    }

    private URI keycloaksWayOut(ServerWebExchange exchange) {
        var home = UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                .replacePath("/")
                .replaceQuery(null);
        return UriComponentsBuilder.fromUriString(keycloak.endpoint("logout"))
                .queryParam("client_id", SignInSettings.CLIENT)
                .queryParam("post_logout_redirect_uri", home.toUriString())
                .build()
                .toUri();
    }

    private static ResponseEntity<Void> seeOther(URI where) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(where).build();
    }
}
