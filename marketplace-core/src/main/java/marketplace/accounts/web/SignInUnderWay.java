package marketplace.accounts.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A sign-in between our redirect and Keycloak's answer, in a sealed cookie for ten minutes; nothing is stored here. */
final class SignInUnderWay implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COOKIE = "sign-in";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Seal seal;
    private final JsonMapper json;
    private final ClientRegistration client;
    private final boolean secure;
    private final Clock clock;

    SignInUnderWay(SignInSettings settings, ClientRegistration client, JsonMapper json, Clock clock) {
        this.seal = new Seal(settings.key());
        this.secure = settings.secureCookies();
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /** What we must remember of it. */
    record Memory(
            String redirectUri,
            String state,
            String nonceHash,
            String nonce,
            String verifier,
            String next,
            Instant until) {}

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(read(exchange).map(this::request));
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> write(exchange, json.writeValueAsString(memory(request, exchange)), LIFE));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).doOnNext(_ -> write(exchange, "", Duration.ZERO));
    }

    /** Where the person was going before she had to sign in; a path of ours. */
    String next(ServerWebExchange exchange) {
        return read(exchange).map(Memory::next).orElse("/");
    }

    private Memory memory(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return new Memory(
                request.getRedirectUri(),
                request.getState(),
                String.valueOf(request.getAdditionalParameters().get(OidcParameterNames.NONCE)),
                request.getAttribute(OidcParameterNames.NONCE),
                request.getAttribute(PkceParameterNames.CODE_VERIFIER),
                Next.of(exchange),
                clock.instant().plus(LIFE));
    }

    private OAuth2AuthorizationRequest request(Memory memory) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(client.getProviderDetails().getAuthorizationUri())
                .clientId(client.getClientId())
                .redirectUri(memory.redirectUri())
                .scopes(Set.copyOf(client.getScopes()))
                .state(memory.state())
                .additionalParameters(Map.of(OidcParameterNames.NONCE, memory.nonceHash()))
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, client.getRegistrationId(),
                        OidcParameterNames.NONCE, memory.nonce(),
                        PkceParameterNames.CODE_VERIFIER, memory.verifier()))
                .build();
    }

    private Optional<Memory> read(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(COOKIE))
                .map(HttpCookie::getValue)
                .flatMap(seal::open)
                .map(text -> json.readValue(text, Memory.class))
                .filter(memory -> clock.instant().isBefore(memory.until()))
                .filter(memory -> memory.state().equals(stateOf(exchange)));
    }

    private static String stateOf(ServerWebExchange exchange) {
        return exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
    }

    private void write(ServerWebExchange exchange, String text, Duration life) {
        exchange.getResponse()
                .addCookie(ResponseCookie.from(COOKIE, text.isEmpty() ? "" : seal.close(text))
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/login")
                        .maxAge(life)
                        .build());
    }
}
