package marketplace.orders.news;

import marketplace.outbox.News;

/** The buyer changed her mind in time. What was held is free. */
@News.Type("orders.order-cancelled")
public record OrderCancelled(OrderFigures order) implements OrderNews {}
