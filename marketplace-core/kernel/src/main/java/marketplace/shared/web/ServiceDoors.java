package marketplace.shared.web;

import java.util.Map;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** The doors of a service without pages: health and figures are open on the management port, the rest by scope. */
public final class ServiceDoors {
    private ServiceDoors() {}

    /** A chain that opens each path to one scope and nothing else to anybody. */
    public static SecurityWebFilterChain of(ServerHttpSecurity http, Map<String, String> scopeByPath) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .authorizeExchange(doors -> {
                    doors.pathMatchers("/actuator/**").permitAll();
                    scopeByPath.forEach(
                            (path, scope) -> doors.pathMatchers(path).hasAuthority("SCOPE_" + scope));
                    doors.anyExchange().denyAll();
                })
                .oauth2ResourceServer(bearer -> bearer.jwt(Customizer.withDefaults()))
                .build();
    }
}
