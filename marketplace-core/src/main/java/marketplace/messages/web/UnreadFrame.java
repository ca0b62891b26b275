package marketplace.messages.web;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import marketplace.messages.Messages;
import marketplace.messages.Messages.Unread;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Which orders of a shop have something to read, on every page of its desk; in one query. */
@Component
class UnreadFrame implements FramePart {
    /** Behind this name stands how many orders it is. */
    static final String ALL = "nachrichten";

    private static final Pattern DESK = Pattern.compile("(?:/en)?(?:/~\\w+)?/betrieb/([0-9a-f-]{36})(?:/.*)?");

    private final Messages messages;

    UnreadFrame(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        var desk = DESK.matcher(exchange.getRequest().getPath().value());
        return desk.matches() ? counted(MerchantId.of(desk.group(1))) : Mono.empty();
    }

    private Mono<UnaryOperator<Frame>> counted(MerchantId merchant) {
        return SignedIn.find()
                .filter(me -> me.mayActFor(merchant))
                .flatMap(_ -> messages.unreadAt(merchant))
                .map(found -> frame -> frame.withWaiting(byOrder(found)).withWaiting(ALL, found.size()));
    }

    private static Map<String, Long> byOrder(List<Unread> found) {
        return found.stream().collect(Collectors.toMap(one -> one.order().toString(), one -> (long) one.messages()));
    }
}
