package marketplace.messages;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.orders.OrderNumber;
import marketplace.orders.Orders.After;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What waits to be read, for rooms that have looked who asks. */
@Component
public class Messages {
    private static final int MOST_UNREAD = 500;

    private final Sql sql;

    Messages(Sql sql) {
        this.sql = sql;
    }

    /** An order with unread messages. */
    public record Unread(OrderId order, OrderNumber number, int messages) {}

    /** What buyers wrote and nobody of this merchant has read, the longest waiting first; at most five hundred orders. */
    public Mono<List<Unread>> unreadAt(MerchantId merchant) {
        return Scope.current()
                .flatMap(scope -> sql.named("messages.unread-at", """
                    select order_id, number, unread_by_merchant as unread from messages.thread
                    where county = :county and merchant = :merchant and unread_by_merchant > 0
                    order by written_at, order_id limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("most", MOST_UNREAD)
                        .list(Messages::unread));
    }

    /** What merchants wrote about orders of these purchases and their buyer's side has not read. */
    public Mono<Map<OrderId, Unread>> unread(Collection<PurchaseId> purchases) {
        return Scope.current()
                .flatMap(scope -> sql.named("messages.unread", """
                    select order_id, number, unread_by_buyer as unread from messages.thread
                    where county = :county and purchase = any(:purchases) and unread_by_buyer > 0 limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("purchases", purchases)
                        .bind("most", MOST_UNREAD)
                        .list(Messages::unread))
                .map(found -> found.stream().collect(Collectors.toMap(Unread::order, Function.identity())));
    }

    Mono<List<Message>> list(OrderId order, After after, int limit) {
        return Scope.current()
                .flatMap(scope -> sql.named("messages.list", """
                    select id, side, words, written_at from messages.message
                    where county = :county and order_id = :order and locked_until is null
                      and (written_at, id) > (:at, :id)
                    order by written_at, id limit :limit
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .bind("at", after.at())
                        .bind("id", after.id())
                        .bind("limit", limit)
                        .list(Messages::message));
    }

    /** Nothing of this order waits for that side any more. Again is harmless. */
    Mono<Void> read(OrderId order, Side side) {
        return Scope.current()
                .flatMap(scope -> sql.named("messages.read", """
                    update messages.thread set
                      unread_by_buyer = case when :side = 'BUYER' then 0 else unread_by_buyer end,
                      unread_by_merchant = case when :side = 'MERCHANT' then 0 else unread_by_merchant end
                    where county = :county and order_id = :order
                      and case when :side = 'BUYER' then unread_by_buyer else unread_by_merchant end > 0
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .bind("side", side)
                        .run());
    }

    static Message message(Row row) {
        return new Message(
                new MessageId(row.uuid("id")),
                Side.valueOf(row.text("side")),
                row.text("words"),
                row.instant("written_at"));
    }

    private static Unread unread(Row row) {
        return new Unread(new OrderId(row.uuid("order_id")), new OrderNumber(row.text("number")), row.count("unread"));
    }
}
