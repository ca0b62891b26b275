package marketplace.messages.web;

import jakarta.validation.Valid;
import marketplace.messages.ReadMessages;
import marketplace.messages.WriteMessage;
import marketplace.messages.web.MessageView.MessageBody;
import marketplace.orders.Holder;
import marketplace.orders.Orders.After;
import marketplace.orders.Pass;
import marketplace.orders.web.Positions;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Messages to the merchant about an order, for programs of whoever holds the purchase; a guest's pass is Purchase-Pass. */
@RestController
@RequestMapping("/api/v1/purchases/{purchase}/orders/{order}/messages")
class HeldMessageApi {
    private static final String PASS = "Purchase-Pass";

    private final ReadMessages read;
    private final WriteMessage write;
    private final Idempotent idempotent;

    HeldMessageApi(ReadMessages read, WriteMessage write, Idempotent idempotent) {
        this.read = read;
        this.write = write;
        this.idempotent = idempotent;
    }

    /** What buyer and merchant wrote about an order, at most fifty, the oldest first; nothing is read by it. */
    @GetMapping
    Mono<Slice<MessageView>> list(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @RequestHeader(name = PASS, required = false) @Nullable String pass,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        var from = Positions.read(after, After.NOTHING);
        return holder(pass)
                .flatMap(holder -> read.held(purchase, order, holder, from, most))
                .map(found -> Slice.of(found, most, MessageView::position).map(MessageView::of));
    }

    /** Writes to the merchant, from when the order is sure until sixty days after its end. */
    @Creates(MessageView.class)
    @PostMapping
    Mono<ResponseEntity<String>> write(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @RequestHeader(name = PASS, required = false) @Nullable String pass,
            @Valid @RequestBody MessageBody body,
            ServerWebExchange exchange) {
        var written = holder(pass)
                .flatMap(holder -> write.held(purchase, order, holder, body.wanted()))
                .map(MessageView::of);
        return idempotent.createdByAnybody(exchange, body, written);
    }

    /** Says that what the merchant wrote was read; again is harmless. */
    @PutMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return holder(pass).flatMap(holder -> read.markHeld(purchase, order, holder));
    }

    private static Mono<Holder> holder(@Nullable String pass) {
        return Holder.of(null, pass == null ? null : new Pass(pass));
    }
}
