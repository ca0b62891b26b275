package marketplace.orders.news;

import marketplace.outbox.News;

/** Packed and weighed: the total is what will be charged. */
@News.Type("orders.order-packed")
public record OrderPacked(OrderFigures order) implements OrderNews {}
