package marketplace.pages.devices;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marketplace.shared.SignedIn;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Tells the chain over which line it is asked, and whether that counts. */
@Component
class DeviceFilter implements WebFilter, Ordered {
    private static final int AFTER_SECURITY = 2;
    private static final int BYTES_OF_A_NET = 8;
    private static final Pattern ROBOT =
            Pattern.compile("bot\\b|bot/|crawl|spider|slurp|preview|archiver|monitor", Pattern.CASE_INSENSITIVE);

    @Override
    public int getOrder() {
        return AFTER_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> {
            var device = new Device(line(exchange), counts(exchange, context));
            return chain.filter(exchange).contextWrite(known -> known.put(Device.class, device));
        });
    }

    private static boolean counts(ServerWebExchange exchange, ContextView context) {
        var headers = exchange.getRequest().getHeaders();
        return !isRobot(headers) && !isFetchedAhead(headers) && !isOfAMerchant(context);
    }

    private static boolean isRobot(HttpHeaders headers) {
        var agent = headers.getFirst(HttpHeaders.USER_AGENT);
        return agent == null || agent.isBlank() || ROBOT.matcher(agent).find();
    }

    /** By the browser, before anybody wants to see it. */
    private static boolean isFetchedAhead(HttpHeaders headers) {
        return Stream.of("Sec-Purpose", "Purpose")
                .map(headers::getFirst)
                .anyMatch(purpose -> purpose != null && purpose.startsWith("prefetch"));
    }

    private static boolean isOfAMerchant(ContextView context) {
        return context.<SignedIn>getOrEmpty(SignedIn.class)
                .filter(me -> me.is(SignedIn.Role.MERCHANT_STAFF))
                .isPresent();
    }

    static String line(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(remote -> net(remote.getHostString()))
                .orElse("");
    }

    /** A household has a whole net of IPv6, and one address of IPv4. */
    private static String net(String address) {
        try {
            var bytes =
                    InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, BYTES_OF_A_NET));
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
