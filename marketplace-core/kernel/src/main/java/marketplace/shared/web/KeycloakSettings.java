package marketplace.shared.web;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The identity provider and who we are to it.
 *
 * @param url without a path, as browsers reach it
 * @param client our own client for calls to other services
 */
@Validated
@ConfigurationProperties("keycloak")
public record KeycloakSettings(
        @DefaultValue("http://localhost:8180") String url,
        @DefaultValue("kreismarkt") String realm,
        @NotBlank String client,
        @NotBlank String clientSecret) {
    /** Tokens meant for our services carry this audience. */
    public static final String AUDIENCE = "kreismarkt";

    public String issuer() {
        return url + "/realms/" + realm;
    }

    public String endpoint(String name) {
        return issuer() + "/protocol/openid-connect/" + name;
    }
}
