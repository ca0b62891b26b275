package marketplace.orders.news;

import java.time.Instant;
import marketplace.outbox.News;

/** The money is sure; the merchant answers by then. */
@News.Type("orders.order-secured")
public record OrderSecured(OrderFigures order, Instant answerBy) implements OrderNews {}
