package marketplace.orders.news;

import marketplace.outbox.News;

/** It came back. */
@News.Type("orders.order-returned")
public record OrderReturned(OrderFigures order) implements OrderNews {}
