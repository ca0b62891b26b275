package marketplace.messages.web;

import jakarta.validation.Valid;
import java.util.List;
import marketplace.messages.Messages;
import marketplace.messages.Messages.Unread;
import marketplace.messages.ReadMessages;
import marketplace.messages.WriteMessage;
import marketplace.messages.web.MessageView.MessageBody;
import marketplace.orders.Orders.After;
import marketplace.orders.web.Positions;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Messages with buyers about a merchant's orders, for her people and her till. */
@RestController
@RequestMapping("/api/v1/merchants/{merchant}")
class SoldMessageApi {
    private final ReadMessages read;
    private final WriteMessage write;
    private final Messages messages;
    private final Idempotent idempotent;

    SoldMessageApi(ReadMessages read, WriteMessage write, Messages messages, Idempotent idempotent) {
        this.read = read;
        this.write = write;
        this.messages = messages;
        this.idempotent = idempotent;
    }

    /** Orders with something to read, at most five hundred, the longest waiting first. */
    record UnreadsView(List<UnreadView> orders) {}

    /**
     * An order with something to read.
     *
     * @param unread how many messages
     */
    record UnreadView(OrderId order, String number, int unread) {
        static UnreadView of(Unread one) {
            return new UnreadView(one.order(), one.number().value(), one.messages());
        }
    }

    /** Which orders have messages nobody of the merchant's has read. */
    @GetMapping("/unread-messages")
    Mono<UnreadsView> unread(@PathVariable MerchantId merchant) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> messages.unreadAt(merchant))
                .map(found -> new UnreadsView(found.stream().map(UnreadView::of).toList()));
    }

    /** What buyer and merchant wrote about an order, at most fifty, the oldest first; nothing is read by it. */
    @GetMapping("/orders/{order}/messages")
    Mono<Slice<MessageView>> list(
            @PathVariable MerchantId merchant,
            @PathVariable OrderId order,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return read.sold(merchant, order, Positions.read(after, After.NOTHING), most)
                .map(found -> Slice.of(found, most, MessageView::position).map(MessageView::of));
    }

    /** Writes to the buyer, from when the order is sure until sixty days after its end. */
    @Creates(MessageView.class)
    @PostMapping("/orders/{order}/messages")
    Mono<ResponseEntity<String>> write(
            @PathVariable MerchantId merchant,
            @PathVariable OrderId order,
            @Valid @RequestBody MessageBody body,
            ServerWebExchange exchange) {
        var written =
                Mono.defer(() -> write.sold(merchant, order, body.wanted())).map(MessageView::of);
        return idempotent.created(exchange, body, written);
    }

    /** Says that what the buyer wrote was read; again is harmless. */
    @PutMapping("/orders/{order}/messages/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return read.markSold(merchant, order);
    }
}
