package marketplace.messages;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import marketplace.messages.news.MessageWritten;
import marketplace.messages.news.MessageWritten.About;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.outbox.Outbox;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One side of an order writes to the other. */
@Component
public class WriteMessage {
    private final OrderOfSide orders;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    WriteMessage(OrderOfSide orders, Outbox outbox, Sql sql, Clock clock) {
        this.orders = orders;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is to be told.
     *
     * @param id chosen by whoever writes; sent twice it is one message
     */
    public record Wanted(MessageId id, String words) {
        public Wanted {
            words = Message.plain(words);
            if (words.isEmpty() || words.length() > Message.LONGEST) {
                throw new MessageRefused.Unfit();
            }
        }
    }

    public Mono<Message> held(PurchaseId purchase, OrderId order, Holder holder, Wanted wanted) {
        return orders.held(purchase, order, holder).flatMap(found -> write(found, Side.BUYER, wanted));
    }

    public Mono<Message> sold(MerchantId merchant, OrderId order, Wanted wanted) {
        return orders.sold(merchant, order).flatMap(found -> write(found, Side.MERCHANT, wanted));
    }

    private Mono<Message> write(Order order, Side side, Wanted wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var message = new Message(wanted.id(), side, wanted.words(), now);
        return find(order, side, wanted.id())
                .switchIfEmpty(Mono.defer(() -> checked(order).then(sql.together(stored(order, message)))))
                .retryWhen(Overtaken.startOver())
                .checkpoint("write a message");
    }

    private Mono<Message> find(Order order, Side side, MessageId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("messages.find", """
                    select id, side, words, written_at from messages.message
                    where county = :county and id = :id and order_id = :order and side = :side and locked_until is null
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .bind("order", order.id())
                        .bind("side", side)
                        .find(Messages::message));
    }

    private Mono<Void> checked(Order order) {
        return orders.isOpen(order).flatMap(open -> open ? Mono.empty() : Mono.error(new MessageRefused.Closed()));
    }

    private Mono<Message> stored(Order order, Message message) {
        return counted(order, message)
                .switchIfEmpty(Mono.error(MessageRefused.Full::new))
                .flatMap(thread -> added(order, message).then(outbox.append(news(order, message, thread))))
                .thenReturn(message);
    }

    /** How many there are with this one, and how many of them the other side has not read. */
    private record Counted(int written, int unread) {}

    /** The row of the order is held until the message is there; nothing when there are enough. */
    private Mono<Counted> counted(Order order, Message message) {
        var toMerchant = message.side() == Side.BUYER ? 1 : 0;
        return Scope.current()
                .flatMap(scope -> sql.named("messages.count", """
                    insert into messages.thread as t (county, order_id, purchase, merchant, number, written, written_at,
                      unread_by_buyer, unread_by_merchant)
                    values (:county, :order, :purchase, :merchant, :number, 1, :now, 1 - :toMerchant, :toMerchant)
                    on conflict (county, order_id) do update set written = t.written + 1, written_at = :now,
                      unread_by_buyer = t.unread_by_buyer + 1 - :toMerchant,
                      unread_by_merchant = t.unread_by_merchant + :toMerchant
                      where t.written < :most
                    returning written, case when :toMerchant = 1 then unread_by_merchant else unread_by_buyer end as unread
                    """)
                        .bind("county", scope.county())
                        .bind("order", order.id())
                        .bind("purchase", order.contract().purchase())
                        .bind("merchant", order.merchant())
                        .bind("number", order.contract().number().value())
                        .bind("now", message.writtenAt())
                        .bind("toMerchant", toMerchant)
                        .bind("most", Message.MOST)
                        .find(row -> new Counted(row.count("written"), row.count("unread"))));
    }

    /** Sent twice at the same moment, the second finds the first when it starts over. */
    private Mono<Void> added(Order order, Message message) {
        return Scope.current()
                .flatMap(scope -> sql.named("messages.add", """
                    insert into messages.message (county, id, order_id, side, words, written_at)
                    values (:county, :id, :order, :side, :words, :now) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("id", message.id())
                        .bind("order", order.id())
                        .bind("side", message.side())
                        .bind("words", message.words())
                        .bind("now", message.writtenAt())
                        .change())
                .flatMap(added -> added == 1 ? Mono.empty() : Mono.error(new Overtaken(message)));
    }

    private static MessageWritten news(Order order, Message message, Counted thread) {
        return new MessageWritten(
                message.id().value(),
                new About(order.id(), order.contract().purchase(), order.merchant()),
                thread.written(),
                message.side().name(),
                thread.unread() == 1);
    }
}
