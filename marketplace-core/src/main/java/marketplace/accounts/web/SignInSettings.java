package marketplace.accounts.web;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Signing in to the pages.
 *
 * @param clientSecret of Keycloak's client {@code pages}
 * @param key 32 random bytes in base64, which seal the cookie of a sign-in under way
 * @param secureCookies whether cookies travel over HTTPS only; off on a laptop alone
 */
@Validated
@ConfigurationProperties("sign-in")
record SignInSettings(
        @NotBlank String clientSecret,
        @NotBlank String key,
        @DefaultValue("true") boolean secureCookies) {
    static final String CLIENT = "pages";
}
