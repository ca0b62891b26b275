package marketplace.counties.web;

import java.time.Duration;
import java.util.Optional;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.shared.PlaceCode;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where the reader said she lives: the key of a place, kept on her device for a year because she asked for it. */
@Component
public class HomeCookie {
    private static final String NAME = "ort";
    private static final Duration LIFE = Duration.ofDays(365);

    private final Places places;

    HomeCookie(Places places) {
        this.places = places;
    }

    /** Her place, if she named one this county has. */
    public Mono<Place> read(ServerWebExchange exchange) {
        return Mono.justOrEmpty(code(exchange)).flatMap(places::find);
    }

    void write(ServerWebExchange exchange, Place place) {
        exchange.getResponse()
                .addCookie(ResponseCookie.from(NAME, place.code().value())
                        .sameSite("Lax")
                        .httpOnly(true)
                        .secure("https".equals(exchange.getRequest().getURI().getScheme()))
                        .path("/")
                        .maxAge(LIFE)
                        .build());
    }

    private static Optional<PlaceCode> code(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(NAME))
                .map(HttpCookie::getValue)
                .filter(PlaceCode::isOne)
                .map(PlaceCode::of);
    }
}
