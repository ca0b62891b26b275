package marketplace.orders.news;

import marketplace.outbox.News;

/** Nobody paid, or nobody answered, in time. What was held is free. */
@News.Type("orders.order-lapsed")
public record OrderLapsed(OrderFigures order) implements OrderNews {}
