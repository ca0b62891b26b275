package marketplace.messages.web;

import marketplace.messages.MessageRefused;
import marketplace.messages.ReadMessages;
import marketplace.messages.Side;
import marketplace.messages.WriteMessage;
import marketplace.messages.news.MessageWritten;
import marketplace.orders.Holder;
import marketplace.orders.Purchases;
import marketplace.orders.web.Holders;
import marketplace.orders.web.PurchaseStreams;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
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

/** Messages about an order, for whoever holds the purchase; with or without an account. */
@Controller
@RequestMapping("/einkauf/{purchase}/nachrichten/{order}")
class HeldMessagePages {
    private final ReadMessages read;
    private final WriteMessage write;
    private final Purchases purchases;
    private final Holders holders;
    private final PurchaseStreams streams;
    private final Written.Show show;

    HeldMessagePages(
            ReadMessages read,
            WriteMessage write,
            Purchases purchases,
            Holders holders,
            PurchaseStreams streams,
            Written.Show show) {
        this.read = read;
        this.write = write;
        this.purchases = purchases;
        this.holders = holders;
        this.streams = streams;
        this.show = show;
    }

    @GetMapping
    Mono<Rendering> show(@PathVariable PurchaseId purchase, @PathVariable OrderId order, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> written(purchase, order, holder, ""))
                .flatMap(written -> show.page(written, exchange));
    }

    @PostMapping
    Mono<Rendering> write(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @ModelAttribute MessageForm form,
            ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> Mono.fromSupplier(form::wanted)
                        .flatMap(wanted -> write.held(purchase, order, holder, wanted))
                        .then(show.sent(path(purchase, order)))
                        .onErrorResume(
                                MessageRefused.class,
                                refused -> written(purchase, order, holder, form.typed())
                                        .flatMap(written -> show.again(written, refused, exchange))));
    }

    /** Tells the page that something was written. */
    @GetMapping(path = "/neues", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> news(
            @PathVariable PurchaseId purchase, @PathVariable OrderId order, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMapMany(holder -> purchases
                        .get(purchase, holder)
                        .flatMapMany(seen -> streams.of(
                                seen,
                                holder,
                                news -> news.is(MessageWritten.class)
                                        && news.subject().equals(order.toString()))));
    }

    private Mono<Written> written(PurchaseId purchase, OrderId order, Holder holder, String typed) {
        return read.held(purchase, order, holder)
                .map(all -> new Written(all, Side.BUYER, path(purchase, order), "/einkauf/" + purchase, typed));
    }

    private static String path(PurchaseId purchase, OrderId order) {
        return "/einkauf/%s/nachrichten/%s".formatted(purchase, order);
    }
}
