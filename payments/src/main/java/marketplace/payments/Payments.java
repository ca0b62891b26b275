package marketplace.payments;

import java.util.Map;
import marketplace.outbox.OutboxConfiguration;
import marketplace.shared.DatabaseConfiguration;
import marketplace.shared.web.KeptConnections;
import marketplace.shared.web.Problems;
import marketplace.shared.web.ServiceDoors;
import marketplace.shared.web.ServiceTokens;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/** Takes, holds back, gives back and accounts for the residents' payments to the merchants. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({
    DatabaseConfiguration.class,
    OutboxConfiguration.class,
    ServiceTokens.class,
    Problems.class,
    KeptConnections.class
})
public class Payments {

    public static void main(String[] arguments) {
        SpringApplication.run(Payments.class, arguments);
    }

    /** Stripe has no token of ours; its messages prove themselves by their signature. */
    @Bean
    @Order(0)
    SecurityWebFilterChain webhooks(ServerHttpSecurity http) {
        return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/webhooks/stripe/**"))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(doors -> doors.anyExchange().permitAll())
                .build();
    }

    @Bean
    SecurityWebFilterChain services(ServerHttpSecurity http) {
        return ServiceDoors.of(http, Map.of("/counties/**", "payments:command", "/feed", "feed:read"));
    }
}
