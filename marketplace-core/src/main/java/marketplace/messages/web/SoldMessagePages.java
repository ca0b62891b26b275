package marketplace.messages.web;

import java.util.List;
import marketplace.messages.MessageRefused;
import marketplace.messages.Messages;
import marketplace.messages.Messages.Unread;
import marketplace.messages.ReadMessages;
import marketplace.messages.Side;
import marketplace.messages.WriteMessage;
import marketplace.messages.news.MessageWritten;
import marketplace.outbox.web.Streams;
import marketplace.pages.Pages;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Messages about an order, and all that wait to be read, for the merchant's people. */
@Controller
@RequestMapping("/betrieb/{merchant}")
public class SoldMessagePages {
    private static final String OF_AN_ORDER = "/bestellungen/{order:[0-9a-f-]{36}}/nachrichten";

    private final ReadMessages read;
    private final WriteMessage write;
    private final Messages messages;
    private final Streams streams;
    private final Written.Show show;
    private final Pages pages;

    SoldMessagePages(
            ReadMessages read, WriteMessage write, Messages messages, Streams streams, Written.Show show, Pages pages) {
        this.read = read;
        this.write = write;
        this.messages = messages;
        this.streams = streams;
        this.show = show;
        this.pages = pages;
    }

    /** Orders with something to read. */
    public record Waiting(MerchantId merchant, List<Unread> orders) {
        public String path(Unread one) {
            return SoldMessagePages.path(merchant, one.order());
        }
    }

    @GetMapping("/nachrichten")
    Mono<Rendering> waiting(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> messages.unreadAt(merchant))
                .flatMap(found -> pages.show(exchange, "messages/waiting", new Waiting(merchant, found)));
    }

    @GetMapping(OF_AN_ORDER)
    Mono<Rendering> show(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return written(merchant, order, "").flatMap(written -> show.page(written, exchange));
    }

    @PostMapping(OF_AN_ORDER)
    Mono<Rendering> write(
            @PathVariable MerchantId merchant,
            @PathVariable OrderId order,
            @ModelAttribute MessageForm form,
            ServerWebExchange exchange) {
        return Mono.fromSupplier(form::wanted)
                .flatMap(wanted -> write.sold(merchant, order, wanted))
                .then(show.sent(path(merchant, order)))
                .onErrorResume(
                        MessageRefused.class,
                        refused -> written(merchant, order, form.typed())
                                .flatMap(written -> show.again(written, refused, exchange)));
    }

    /** Tells the page that something was written. */
    @GetMapping(path = OF_AN_ORDER + "/strom", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> stream(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMapMany(_ -> streams.when(news -> news.is(MessageWritten.class)
                        && news.subject().equals(order.toString())
                        && news.data()
                                .path("order")
                                .path("merchant")
                                .asString("")
                                .equals(merchant.toString())));
    }

    private Mono<Written> written(MerchantId merchant, OrderId order, String typed) {
        return read.sold(merchant, order)
                .map(all -> new Written(
                        all,
                        Side.MERCHANT,
                        path(merchant, order),
                        "/betrieb/%s/bestellungen/%s".formatted(merchant, order),
                        typed));
    }

    private static String path(MerchantId merchant, OrderId order) {
        return "/betrieb/%s/bestellungen/%s/nachrichten".formatted(merchant, order);
    }
}
