package marketplace.finding.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import marketplace.counties.Place;
import marketplace.counties.web.HomeCookie;
import marketplace.finding.FollowResults;
import marketplace.finding.FollowResults.Step;
import marketplace.finding.Question;
import marketplace.shared.ListingId;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Sees who comes from results: the browser says which page of ours she comes from, the link its position. A browser that
 * says nothing is not counted, and no address tells what was asked for.
 */
@Component
class FollowFilter implements WebFilter, Ordered {
    /** The parameter in a result's link that says where it stood. */
    static final String POSITION = "platz";

    private static final int AFTER_THE_DEVICE_IS_KNOWN = 3;
    private static final Pattern ONWARD =
            Pattern.compile("/laden/[^/]+|/angebot/(?<listing>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern RESULTS = Pattern.compile("(/en)?(/~[a-z]+)?/suche");

    private final FollowResults followResults;
    private final HomeCookie home;

    FollowFilter(FollowResults followResults, HomeCookie home) {
        this.followResults = followResults;
        this.home = home;
    }

    @Override
    public int getOrder() {
        return AFTER_THE_DEVICE_IS_KNOWN;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return step(exchange.getRequest())
                .map(step -> place(exchange).flatMap(place -> goOn(step, place, exchange, chain)))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Optional<PlaceCode>> place(ServerWebExchange exchange) {
        return home.read(exchange).map(Place::code).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /** What she did counts once she gets there; noted before the answer goes out, since the reader may be gone after it. */
    private Mono<Void> goOn(Step step, Optional<PlaceCode> place, ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse()
                .beforeCommit(() -> Mono.defer(() -> isThere(exchange) ? followResults.by(step, place) : Mono.empty()));
        return chain.filter(exchange);
    }

    private static boolean isThere(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status == null || !status.isError();
    }

    private static Optional<Step> step(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication().value();
        var onward = ONWARD.matcher(path);
        if (request.getMethod() == HttpMethod.GET && onward.matches()) {
            return words(request).map(words -> new Step(words, listing(onward.group("listing"), request), at(request)));
        }
        return request.getMethod() == HttpMethod.POST && path.equals("/korb")
                ? words(request).map(words -> new Step(words, null, 0))
                : Optional.empty();
    }

    private static @Nullable ListingId listing(@Nullable String id, ServerHttpRequest request) {
        return id == null || at(request) == 0 ? null : ListingId.of(id);
    }

    private static int at(ServerHttpRequest request) {
        var position = request.getQueryParams().getFirst(POSITION);
        return position == null || !position.matches("[1-9]\\d{0,2}")
                ? 0
                : Math.min(Integer.parseInt(position), Question.PER_PAGE * Question.LAST_PAGE);
    }

    /** What was asked for on the page of results she comes from. */
    private static Optional<String> words(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.REFERER))
                .flatMap(FollowFilter::address)
                .filter(from -> request.getURI().getAuthority().equals(from.getAuthority()))
                .filter(from -> RESULTS.matcher(from.getPath()).matches())
                .map(FollowFilter::question);
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getPath() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String question(URI results) {
        var asked =
                UriComponentsBuilder.fromUri(results).build().getQueryParams().getFirst("q");
        return asked == null ? "" : URLDecoder.decode(asked, StandardCharsets.UTF_8);
    }
}
