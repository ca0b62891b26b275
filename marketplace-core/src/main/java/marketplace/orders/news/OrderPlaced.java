package marketplace.orders.news;

import java.time.Instant;
import marketplace.outbox.News;

/** A buyer bound herself; the goods are held until then. */
@News.Type("orders.order-placed")
public record OrderPlaced(OrderFigures order, Instant openUntil) implements OrderNews {}
