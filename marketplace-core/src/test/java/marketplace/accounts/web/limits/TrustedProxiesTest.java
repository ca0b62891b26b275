package marketplace.accounts.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import marketplace.accounts.web.limits.TrustedProxies.FromOurProxies;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class TrustedProxiesTest {
    static final FromOurProxies PROXIES = new FromOurProxies(Nets.of(List.of("10.1.0.0/16", "fd00::/8")));

    @Test
    void what_anybody_says_of_where_he_comes_from_counts_for_nothing() {
        var request = seen("203.0.113.7", "198.51.100.1");

        assertThat(request.getRemoteAddress().getHostString()).isEqualTo("203.0.113.7");
        assertThat(request.getURI().getHost()).isEqualTo("erlengrund.example");
        assertThat(request.getHeaders().containsHeader("X-Forwarded-For")).isFalse();
    }

    @Test
    void our_proxy_is_believed_and_what_it_was_told_is_not() {
        assertThat(client("10.1.2.3", "198.51.100.1, 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("fd00::5", "6.6.6.6, 203.0.113.7, 10.1.9.9")).isEqualTo("203.0.113.7");
        assertThat(client("10.2.2.3", "203.0.113.7")).isEqualTo("10.2.2.3");
    }

    @Test
    void our_proxy_says_which_host_was_meant() {
        assertThat(seen("10.1.2.3", "203.0.113.7").getURI().toString()).isEqualTo("https://hohenfels.example/korb");
    }

    private static String client(String remote, String forwarded) {
        return seen(remote, forwarded).getRemoteAddress().getHostString();
    }

    private static ServerHttpRequest seen(String remote, String forwarded) {
        return PROXIES.apply(MockServerHttpRequest.get("http://erlengrund.example/korb")
                .remoteAddress(new InetSocketAddress(remote, 4711))
                .header("X-Forwarded-For", forwarded)
                .header("X-Forwarded-Host", "hohenfels.example")
                .header("X-Forwarded-Proto", "https")
                .build());
    }
}
