package marketplace.orders.news;

import marketplace.outbox.News;

/** The merchant does it. */
@News.Type("orders.order-accepted")
public record OrderAccepted(OrderFigures order) implements OrderNews {}
