package marketplace.compliance.web;

import java.util.function.UnaryOperator;
import marketplace.compliance.Notices;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How many notices wait, on every page of the operator's. */
@Component
class NoticesFrame implements FramePart {
    private static final String DESK = "/betreiber";

    private final Notices notices;

    NoticesFrame(Notices notices) {
        this.notices = notices;
    }

    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().contains(DESK) ? counted() : Mono.empty();
    }

    private Mono<UnaryOperator<Frame>> counted() {
        return SignedIn.find()
                .filter(me -> me.is(Role.OPERATOR))
                .flatMap(_ -> notices.countOpen())
                .map(open -> frame -> frame.withWaiting("meldungen", open));
    }
}
