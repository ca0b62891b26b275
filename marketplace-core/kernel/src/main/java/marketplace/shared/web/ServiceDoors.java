package marketplace.shared.web;

import java.util.Map;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

/**
 * The doors of a service without pages: health and figures are open on the management port, the rest by scope. Every call
 * brings its token; a session would be made for each and two changes of thread with it.
 */
public final class ServiceDoors {
    private ServiceDoors() {}

    /** A chain that opens each path to one scope and nothing else to anybody. */
    public static SecurityWebFilterChain of(ServerHttpSecurity http, Map<String, String> scopeByPath) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
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
