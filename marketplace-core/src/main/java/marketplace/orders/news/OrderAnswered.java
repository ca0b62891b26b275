package marketplace.orders.news;

import marketplace.outbox.News;

/** The buyer has answered, or not in time: the lines and the total are as they come now. */
@News.Type("orders.order-answered")
public record OrderAnswered(OrderFigures order) implements OrderNews {}
