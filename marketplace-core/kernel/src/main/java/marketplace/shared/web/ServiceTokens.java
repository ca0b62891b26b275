package marketplace.shared.web;

import java.time.Clock;
import java.util.Collection;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.reactive.function.client.ServerOAuth2AuthorizedClientExchangeFilterFunction;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

/** Tokens between services: ours by client credentials, theirs checked for issuer and audience. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeycloakSettings.class)
public class ServiceTokens {
    private static final String OWN = "own";

    @Bean
    ReactiveJwtDecoder serviceTokens(KeycloakSettings keycloak, Clock clock) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keycloak.endpoint("certs"))
                .build();
        var forUs = new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.contains(KeycloakSettings.AUDIENCE));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(keycloak.issuer()), forUs));
        return new KeptTokens(decoder, clock);
    }

    @Bean
    Calls serviceCalls(KeycloakSettings keycloak, WebClient.Builder builder) {
        var registrations = new InMemoryReactiveClientRegistrationRepository(own(keycloak));
        var tokens = new ServerOAuth2AuthorizedClientExchangeFilterFunction(
                new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(
                        registrations, new InMemoryReactiveOAuth2AuthorizedClientService(registrations)));
        tokens.setDefaultClientRegistrationId(OWN);
        return address -> builder.clone().baseUrl(address).filter(tokens).build();
    }

    private static ClientRegistration own(KeycloakSettings keycloak) {
        return ClientRegistration.withRegistrationId(OWN)
                .clientId(keycloak.client())
                .clientSecret(keycloak.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(keycloak.endpoint("token"))
                .build();
    }

    /** Ways to other services. */
    @FunctionalInterface
    public interface Calls {
        /** A client for the service at this address that brings our token. */
        WebClient to(String address);
    }
}
