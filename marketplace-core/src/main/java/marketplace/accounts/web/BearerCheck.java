package marketplace.accounts.web;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.accounts.ApiKeys;
import marketplace.accounts.Bearer;
import marketplace.accounts.Secret;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import reactor.core.publisher.Mono;

/** Lets in who bears a token of Keycloak or a key of ours. */
final class BearerCheck implements ReactiveAuthenticationManager {
    private final ReactiveAuthenticationManager tokens;
    private final Bearer bearer;
    private final ApiKeys keys;

    BearerCheck(ReactiveJwtDecoder tokens, Bearer bearer, ApiKeys keys) {
        this.tokens = new JwtReactiveAuthenticationManager(tokens);
        this.bearer = bearer;
        this.keys = keys;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication asked) {
        var token = ((BearerTokenAuthenticationToken) asked).getToken();
        return token.startsWith(ApiKeys.PREFIX)
                ? byKey(token)
                : tokens.authenticate(asked).flatMap(this::person);
    }

    private Mono<Authentication> byKey(String key) {
        return keys.find(new Secret(key))
                .<Authentication>map(PersonAuthentication::of)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("unknown key")));
    }

    private Mono<Authentication> person(Authentication service) {
        var jwt = (Jwt) service.getPrincipal();
        StandardClaimAccessor claims = () -> Map.copyOf(jwt.getClaims());
        return bearer.of(Arrival.identity(jwt.getSubject(), claims), scopes(service))
                .map(PersonAuthentication::of);
    }

    private static Set<String> scopes(Authentication service) {
        return service.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(name -> name.startsWith("SCOPE_"))
                .map(name -> name.substring("SCOPE_".length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
