package marketplace.messages;

import java.util.List;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.Orders.After;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A side reads what was written about an order, and by looking at all of it has read it. */
@Component
public class ReadMessages {
    private final OrderOfSide orders;
    private final Messages messages;

    ReadMessages(OrderOfSide orders, Messages messages) {
        this.orders = orders;
        this.messages = messages;
    }

    public Mono<Correspondence> held(PurchaseId purchase, OrderId order, Holder holder) {
        return orders.held(purchase, order, holder).flatMap(found -> whole(found, Side.BUYER));
    }

    public Mono<Correspondence> sold(MerchantId merchant, OrderId order) {
        return orders.sold(merchant, order).flatMap(found -> whole(found, Side.MERCHANT));
    }

    /** Some of them; nothing is read by it. */
    public Mono<List<Message>> held(PurchaseId purchase, OrderId order, Holder holder, After after, int limit) {
        return orders.held(purchase, order, holder).flatMap(found -> messages.list(found.id(), after, limit));
    }

    /** Some of them; nothing is read by it. */
    public Mono<List<Message>> sold(MerchantId merchant, OrderId order, After after, int limit) {
        return orders.sold(merchant, order).flatMap(found -> messages.list(found.id(), after, limit));
    }

    public Mono<Void> markHeld(PurchaseId purchase, OrderId order, Holder holder) {
        return orders.held(purchase, order, holder).flatMap(found -> messages.read(found.id(), Side.BUYER));
    }

    public Mono<Void> markSold(MerchantId merchant, OrderId order) {
        return orders.sold(merchant, order).flatMap(found -> messages.read(found.id(), Side.MERCHANT));
    }

    /** What the page shows as read is what was there when it was marked. */
    private Mono<Correspondence> whole(Order order, Side side) {
        return messages.read(order.id(), side)
                .then(Mono.defer(
                        () -> Mono.zip(messages.list(order.id(), After.NOTHING, Message.MOST), orders.isOpen(order))))
                .map(known -> new Correspondence(order, known.getT1(), known.getT2()));
    }
}
