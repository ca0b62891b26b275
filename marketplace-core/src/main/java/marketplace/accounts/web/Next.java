package marketplace.accounts.web;

import java.util.Optional;
import marketplace.pages.Pages;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.web.server.ServerWebExchange;

/** Where to go after signing in: a path of this host, never another site. */
final class Next {
    static final String PARAMETER = "next";
    private static final String HOME = "/";

    private Next() {}

    static String of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getQueryParams().getFirst(PARAMETER))
                .filter(Pages::isOurs)
                .orElse(HOME);
    }

    /** Goes to the path as it is: it names its language itself. */
    static ServerRedirectStrategy redirect() {
        var strategy = new DefaultServerRedirectStrategy();
        strategy.setContextRelative(false);
        return strategy;
    }
}
