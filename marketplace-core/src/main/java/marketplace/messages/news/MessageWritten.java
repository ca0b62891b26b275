package marketplace.messages.news;

import java.util.UUID;
import marketplace.outbox.News;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;

/**
 * One side of an order wrote to the other; what, stands in messages alone.
 *
 * @param number counts the messages about this order
 * @param side who wrote: BUYER or MERCHANT
 * @param first whether nothing unread was waiting for the other side before
 */
@News.Type("messages.message-written")
public record MessageWritten(UUID message, About order, int number, String side, boolean first) implements News {
    /** Which order it is about. */
    public record About(OrderId id, PurchaseId purchase, MerchantId merchant) {}

    @Override
    public String subject() {
        return order.id().toString();
    }

    @Override
    public long version() {
        return number;
    }
}
