package marketplace.orders;

import marketplace.orders.news.OrderFigures;
import org.jspecify.annotations.Nullable;

/** An order as news tells it. */
final class Figures {
    private Figures() {}

    static OrderFigures of(Order order) {
        var contract = order.contract();
        return new OrderFigures(
                order.id(),
                order.version(),
                contract.purchase(),
                contract.number().value(),
                order.merchant(),
                contract.place().value(),
                order.state().name(),
                order.payment().status().name(),
                contract.payBy().name(),
                contract.fulfilment().name(),
                contract.fulfilment().deliveryDay().orElse(null),
                pointOf(contract.fulfilment()),
                order.lines().stream().map(Figures::of).toList(),
                order.goods().minor(),
                order.deposit().minor(),
                contract.deliveryFee().minor(),
                order.total().minor(),
                contract.serviceFee().value(),
                order.serviceFee().minor());
    }

    private static OrderFigures.Line of(OrderLine line) {
        return new OrderFigures.Line(
                line.position(),
                line.sold().variant(),
                line.sold().listing(),
                line.sold().category(),
                line.measure().count(),
                gramsOf(line.measure()),
                line.amount().minor(),
                line.deposit().minor(),
                line.tax().rate().value(),
                line.handedOver() != null);
    }

    private static @Nullable Long gramsOf(Measure measure) {
        return switch (measure) {
            case Measure.Pieces _ -> null;
            case Measure.ToWeigh open -> open.most().value();
            case Measure.Weighed weighed -> weighed.actual().value();
        };
    }

    private static @Nullable String pointOf(Fulfilment fulfilment) {
        return fulfilment instanceof Fulfilment.Delivery delivery ? delivery.point() : null;
    }
}
