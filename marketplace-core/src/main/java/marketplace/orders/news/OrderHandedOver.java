package marketplace.orders.news;

import marketplace.outbox.News;

/** Every line has left the house. */
@News.Type("orders.order-handed-over")
public record OrderHandedOver(OrderFigures order) implements OrderNews {}
