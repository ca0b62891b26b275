package marketplace.orders.news;

import marketplace.outbox.News;

/** Some lines have left the house. */
@News.Type("orders.order-partly-handed-over")
public record OrderPartlyHandedOver(OrderFigures order) implements OrderNews {}
