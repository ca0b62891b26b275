package marketplace.accounts.web.limits;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Whose word is taken on where a request comes from and which host it was meant for. Anybody can write X-Forwarded-For;
 * only what our own proxies add to it counts: the last address in it that is not theirs.
 */
@Configuration(proxyBeanMethods = false)
class TrustedProxies {
    /** Found by this name. */
    @Bean
    ForwardedHeaderTransformer forwardedHeaderTransformer(LimitSettings settings) {
        return new FromOurProxies(Nets.of(settings.trustedProxies()));
    }

    /** Takes forwarded headers away from everybody but our proxies. */
    static final class FromOurProxies extends ForwardedHeaderTransformer {
        private static final String FOR = "X-Forwarded-For";

        private final Nets proxies;
        private final ForwardedHeaderTransformer strip = new ForwardedHeaderTransformer();

        FromOurProxies(Nets proxies) {
            this.proxies = proxies;
            strip.setRemoveOnly(true);
        }

        @Override
        public ServerHttpRequest apply(ServerHttpRequest request) {
            return isOurs(request) ? super.apply(withClientAlone(request)) : strip.apply(request);
        }

        private boolean isOurs(ServerHttpRequest request) {
            var remote = request.getRemoteAddress();
            return remote != null
                    && remote.getAddress() != null
                    && proxies.hold(remote.getAddress().getHostAddress());
        }

        private ServerHttpRequest withClientAlone(ServerHttpRequest request) {
            return client(request.getHeaders().getOrEmpty(FOR))
                    .map(client -> request.mutate()
                            .headers(headers -> {
                                headers.remove("Forwarded");
                                headers.set(FOR, client);
                            })
                            .build())
                    .orElse(request);
        }

        private Optional<String> client(List<String> values) {
            var hops = values.stream()
                    .flatMap(value -> List.of(value.split(",")).stream())
                    .map(String::strip)
                    .filter(hop -> !hop.isEmpty())
                    .toList()
                    .reversed();
            return hops.stream()
                    .filter(hop -> !proxies.hold(hop))
                    .findFirst()
                    .or(() -> hops.stream().findFirst());
        }
    }
}
