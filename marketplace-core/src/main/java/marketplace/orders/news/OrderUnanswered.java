package marketplace.orders.news;

import java.time.Instant;
import marketplace.outbox.News;

/** The merchant has not answered: asked AGAIN, or BY_CARER. */
@News.Type("orders.order-unanswered")
public record OrderUnanswered(OrderFigures order, String asked, Instant answerBy) implements OrderNews {}
