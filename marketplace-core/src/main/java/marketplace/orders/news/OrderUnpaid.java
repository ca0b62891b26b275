package marketplace.orders.news;

import java.time.Instant;
import marketplace.outbox.News;
import org.jspecify.annotations.Nullable;

/**
 * What secured the order is gone: the card was refused, the bank asks, or the hold ran out. The buyer has to pay anew.
 *
 * @param payBy until when; none once it is packed, when it only waits in the house
 */
@News.Type("orders.order-unpaid")
public record OrderUnpaid(OrderFigures order, @Nullable Instant payBy) implements OrderNews {}
