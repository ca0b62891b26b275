package marketplace.search.web;

import java.util.Map;
import marketplace.shared.web.ServiceDoors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** Who may ask, suggest, rebuild and teach words: services with the scope {@code search:ask}. */
@Configuration(proxyBeanMethods = false)
class Doors {
    private static final String ASK = "search:ask";

    @Bean
    SecurityWebFilterChain askingDoor(ServerHttpSecurity http) {
        return ServiceDoors.of(
                http, Map.of("/ask", ASK, "/suggest", ASK, "/rebuild", ASK, "/comparison", ASK, "/lexicon", ASK));
    }
}
