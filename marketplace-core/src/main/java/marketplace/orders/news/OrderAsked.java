package marketplace.orders.news;

import java.time.Instant;
import marketplace.outbox.News;

/** Something is missing, and the merchant proposes something else; the buyer answers until then. */
@News.Type("orders.order-asked")
public record OrderAsked(OrderFigures order, Instant until) implements OrderNews {}
