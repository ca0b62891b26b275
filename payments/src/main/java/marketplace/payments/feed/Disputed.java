package marketplace.payments.feed;

import marketplace.outbox.News;
import marketplace.shared.OrderId;

/** The buyer's bank disputes the payment of an order; reason and status in Stripe's words. */
@News.Type("payments.disputed")
public record Disputed(OrderId order, String dispute, long amount, String reason, String status, long version)
        implements News {
    @Override
    public String subject() {
        return order.toString();
    }
}
