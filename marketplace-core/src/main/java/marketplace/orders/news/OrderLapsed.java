package marketplace.orders.news;

import marketplace.outbox.News;

/**
 * Nobody paid, or nobody answered, in time. What was held is free.
 *
 * @param from the state it lapsed in: PLACED (never paid), SECURED (never answered) or ACCEPTED (not paid anew)
 */
@News.Type("orders.order-lapsed")
public record OrderLapsed(OrderFigures order, String from) implements OrderNews {}
