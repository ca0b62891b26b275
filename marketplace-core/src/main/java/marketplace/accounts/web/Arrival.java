package marketplace.accounts.web;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.Sessions;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keycloak sent somebody back: her account, a session with new secrets, and on to where she was going. */
final class Arrival implements ServerAuthenticationSuccessHandler {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionContext context;
    private final SessionCookie cookie;
    private final SignInUnderWay underWay;

    Arrival(
            Accounts accounts,
            Sessions sessions,
            SessionContext context,
            SessionCookie cookie,
            SignInUnderWay underWay) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.context = context;
        this.cookie = cookie;
        this.underWay = underWay;
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange arrived, Authentication authentication) {
        var exchange = arrived.getExchange();
        return accounts.signIn(identity((OidcUser) authentication.getPrincipal()))
                .zipWith(context.sessionOrNew(exchange))
                .flatMap(both -> sessions.signIn(both.getT2().id(), both.getT1()))
                .doOnNext(secret -> cookie.write(exchange, secret))
                .then(onward(exchange));
    }

    private Mono<Void> onward(ServerWebExchange exchange) {
        return Next.redirect().sendRedirect(exchange, URI.create(underWay.next(exchange)));
    }

    private static Identity identity(OidcUser user) {
        return identity(user.getSubject(), user);
    }

    static Identity identity(String subject, StandardClaimAccessor claims) {
        return new Identity(
                subject,
                Objects.requireNonNullElse(claims.getGivenName(), ""),
                Objects.requireNonNullElse(claims.getFamilyName(), ""),
                Objects.requireNonNullElse(claims.getEmail(), ""),
                Optional.ofNullable(claims.getEmailVerified()).orElse(false));
    }
}
