package marketplace;

import java.time.Instant;
import java.util.List;
import marketplace.shared.web.KeycloakSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stands in for the check of Keycloak's signatures alone: "test.SUBJECT.feed~read+openid" is what it says it is, unless
 * test-tokens=false.
 */
@Component
@Primary
@ConditionalOnProperty(name = "test-tokens", matchIfMissing = true)
public class TestTokens implements ReactiveJwtDecoder {
    private static final String PREFIX = "test.";

    /** A service's token. */
    public static String of(String service, String... scopes) {
        return PREFIX + service + "." + String.join("+", scopes).replace(':', '~');
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var parts = token.split("\\.", 3);
        if (!token.startsWith(PREFIX) || parts.length < 3) {
            return Mono.error(new BadJwtException("no test token"));
        }
        var now = Instant.now();
        return Mono.just(Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject(parts[1])
                .audience(List.of(KeycloakSettings.AUDIENCE))
                .claim("scope", parts[2].replace('+', ' ').replace('~', ':'))
                .claim("email", parts[1] + "@example.org")
                .claim("email_verified", false)
                .claim("given_name", "Vera")
                .claim("family_name", "Berger")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .build());
    }
}
