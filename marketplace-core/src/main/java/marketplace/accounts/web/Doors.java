package marketplace.accounts.web;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import marketplace.accounts.Accounts;
import marketplace.accounts.ApiKeys;
import marketplace.accounts.Bearer;
import marketplace.accounts.Sessions;
import marketplace.pages.ErrorPages;
import marketplace.shared.web.KeycloakSettings;
import marketplace.shared.web.ServiceDoors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Which way in there is: bearer tokens for machines, a session for pages. What stands behind a door the rooms decide. */
@Configuration(proxyBeanMethods = false)
class Doors {
    private static final String[] SERVICES = {"/feed", "/internal/**", "/actuator/**"};

    @Bean
    ClientRegistration pagesClient(KeycloakSettings keycloak, SignInSettings settings) {
        return ClientRegistration.withRegistrationId(SignInSettings.CLIENT)
                .clientId(SignInSettings.CLIENT)
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseScheme}://{baseHost}{basePort}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile", "email")
                .issuerUri(keycloak.issuer())
                .authorizationUri(keycloak.endpoint("auth"))
                .tokenUri(keycloak.endpoint("token"))
                .jwkSetUri(keycloak.endpoint("certs"))
                .userNameAttributeName("sub")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    @Bean
    ReactiveClientRegistrationRepository clients(ClientRegistration pagesClient) {
        return new InMemoryReactiveClientRegistrationRepository(pagesClient);
    }

    @Bean
    SignInUnderWay signInUnderWay(
            SignInSettings settings, ClientRegistration pagesClient, JsonMapper json, Clock clock) {
        return new SignInUnderWay(settings, pagesClient, json, clock);
    }

    @Bean
    Arrival arrival(
            Accounts accounts,
            Sessions sessions,
            SessionContext context,
            SessionCookie cookie,
            SignInUnderWay underWay) {
        return new Arrival(accounts, sessions, context, cookie, underWay);
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain servicesDoor(ServerHttpSecurity http) {
        http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(SERVICES));
        return ServiceDoors.of(http, Map.of("/feed", "feed:read", "/internal/**", "feed:read"));
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain apiDoor(
            ServerHttpSecurity http, ReactiveJwtDecoder tokens, Bearer bearer, ApiKeys keys, ErrorPages refused) {
        var manager = new BearerCheck(tokens, bearer, keys);
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/**"))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(doors -> doors.anyExchange().permitAll())
                .oauth2ResourceServer(machine -> machine.authenticationManagerResolver(_ -> Mono.just(manager))
                        .authenticationEntryPoint(refused::handle)
                        .accessDeniedHandler(refused::handle))
                .addFilterAt(new PersonFilter("api"), SecurityWebFiltersOrder.LAST)
                .build();
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain pagesDoor(
            ServerHttpSecurity http,
            SessionContext sessions,
            SignInUnderWay underWay,
            Arrival arrival,
            ErrorPages refused) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(sessions)
                .authorizeExchange(doors -> doors.anyExchange().permitAll())
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .oauth2Login(login -> login.authorizationRequestRepository(underWay)
                        .authorizedClientRepository(new NoTokensKept())
                        .authenticationSuccessHandler(arrival))
                .exceptionHandling(otherwise ->
                        otherwise.authenticationEntryPoint(toSignIn()).accessDeniedHandler(refused::handle))
                .addFilterAt(new PersonFilter("web"), SecurityWebFiltersOrder.LAST)
                .build();
    }

    private static ServerAuthenticationEntryPoint toSignIn() {
        return (exchange, _) -> Next.redirect().sendRedirect(exchange, signInFor(exchange));
    }

    /** Where a guest proves who she is, to come back to the page she asked for. */
    private static URI signInFor(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return signIn(request.getMethod() == HttpMethod.GET ? request.getURI().getRawPath() : "/");
    }

    /** Where a guest proves who she is, to go on to a path of ours. */
    static URI signIn(String next) {
        return UriComponentsBuilder.fromPath("/oauth2/authorization/" + SignInSettings.CLIENT)
                .queryParam(Next.PARAMETER, "{next}")
                .encode()
                .buildAndExpand(next)
                .toUri();
    }
}
