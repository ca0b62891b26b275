package marketplace.messages.web;

import marketplace.messages.Correspondence;
import marketplace.messages.Message;
import marketplace.messages.MessageRefused;
import marketplace.messages.Side;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What was written about an order, as one side sees it.
 *
 * @param path of the page
 * @param back where it belongs to
 * @param typed what stood in the form that was refused
 */
public record Written(Correspondence all, Side side, String path, String back, String typed) {
    public boolean isMine(Message message) {
        return message.side() == side;
    }

    /** Who wrote it, as whoever looks would say. */
    public String by(Frame frame, Message message) {
        if (isMine(message)) {
            return frame.text("messages.me." + side.name());
        }
        return message.side() == Side.MERCHANT ? seller() : frame.text("messages.buyer");
    }

    public String seller() {
        return all.order().contract().seller().name();
    }

    public String number() {
        return all.order().contract().number().grouped();
    }

    public boolean isOpen() {
        return all.open() && !all.isFull();
    }

    /** Shows it, to be read or with what is to be mended. */
    @Component
    record Show(Pages pages) {
        Mono<Rendering> page(Written written, ServerWebExchange exchange) {
            return pages.show(exchange, templateOf(written), written);
        }

        Mono<Rendering> again(Written written, MessageRefused refused, ServerWebExchange exchange) {
            return pages.frame(exchange)
                    .map(frame -> Errors.at(refused.fields().isEmpty() ? "" : "words", frame.sentence(refused)))
                    .flatMap(errors -> pages.show(
                            exchange,
                            Sheet.of(templateOf(written), written)
                                    .as(HttpStatus.CONFLICT)
                                    .with(errors)));
        }

        Mono<Rendering> sent(String path) {
            return pages.redirect(path, "messages.sent");
        }

        private static String templateOf(Written written) {
            return written.side() == Side.BUYER ? "messages/held" : "messages/sold";
        }
    }
}
