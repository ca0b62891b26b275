package marketplace.orders.news;

import marketplace.outbox.News;

/** The merchant cannot: SOLD_OUT, CLOSED, TOO_BUSY or OTHER. What was held is free. */
@News.Type("orders.order-refused")
public record OrderRefusedByMerchant(OrderFigures order, String reason) implements OrderNews {}
