package marketplace.accounts.web;

import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/**
 * The pass a guest's letter carries in its link. It is kept until the browser closes, so that she can go on from there:
 * to pay, to her bank and back.
 */
public final class GuestPass {
    private static final String NAME = "pass";
    private static final String PASS = "[0-9a-f]{32}";

    private GuestPass() {}

    /** The one in the address, else the one it came with before. */
    public static Optional<String> of(ServerWebExchange exchange) {
        var given = Optional.ofNullable(exchange.getRequest().getQueryParams().getFirst(NAME))
                .filter(text -> text.matches(PASS));
        given.ifPresent(pass -> keep(exchange, pass));
        return given.or(
                () -> Optional.ofNullable(exchange.getRequest().getCookies().getFirst(NAME))
                        .map(HttpCookie::getValue)
                        .filter(text -> text.matches(PASS)));
    }

    private static void keep(ServerWebExchange exchange, String pass) {
        exchange.getResponse()
                .addCookie(ResponseCookie.from(NAME, pass)
                        .sameSite("Lax")
                        .httpOnly(true)
                        .secure("https".equals(exchange.getRequest().getURI().getScheme()))
                        .path("/")
                        .build());
    }
}
