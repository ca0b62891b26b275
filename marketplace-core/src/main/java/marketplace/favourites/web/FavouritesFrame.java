package marketplace.favourites.web;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import marketplace.favourites.Favourites;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What she has kept, in one query for all that a page shows; only of residents, on pages that show listings and shops. */
@Component
class FavouritesFrame implements FramePart {
    private static final Pattern SHOWING =
            Pattern.compile("(/en)?(/~\\w+)?(/|/suche|/angebot/.*|/laden/.*|/merkliste)?");

    private final Favourites favourites;

    FavouritesFrame(Favourites favourites) {
        this.favourites = favourites;
    }

    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        return SHOWING.matcher(exchange.getRequest().getPath().value()).matches() ? kept() : Mono.empty();
    }

    private Mono<UnaryOperator<Frame>> kept() {
        return SignedIn.find()
                .flatMap(_ -> favourites.list())
                .map(found ->
                        found.stream().map(kept -> kept.thing().toString()).collect(Collectors.toUnmodifiableSet()))
                .map(things -> frame -> frame.withKept(things));
    }
}
