package marketplace.orders.news;

import marketplace.outbox.News;

/** The payment moved without moving the order. */
@News.Type("orders.order-payment-changed")
public record OrderPaymentChanged(OrderFigures order) implements OrderNews {}
