package marketplace.orders.news;

import marketplace.outbox.News;

/** What all news of an order has in common. */
public sealed interface OrderNews extends News
        permits OrderPlaced,
                OrderSecured,
                OrderUnanswered,
                OrderAccepted,
                OrderAsked,
                OrderAnswered,
                OrderRefusedByMerchant,
                OrderPacked,
                OrderPartlyHandedOver,
                OrderHandedOver,
                OrderReturned,
                OrderCancelled,
                OrderLapsed,
                OrderPaymentChanged,
                OrderUnpaid {
    OrderFigures order();

    @Override
    default String subject() {
        return order().id().toString();
    }

    @Override
    default long version() {
        return order().version();
    }

    @Override
    default String place() {
        return order().place();
    }
}
