package marketplace.billing;

import java.util.List;
import java.util.stream.Collectors;
import marketplace.billing.PaymentsClient.Paid;
import marketplace.billing.Preparation.Way;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.shared.PurchaseId;

/** A purchase as it was prepared, with its orders. */
record Bought(Preparation prepared, List<Order> orders) {
    PurchaseId purchase() {
        return prepared.purchase();
    }

    boolean isShared() {
        return prepared.way() == Way.SAVED;
    }

    /** What she has still to pay, for the first time or anew. */
    List<Order> open() {
        return orders.stream()
                .filter(order -> order.state() instanceof OrderState.Placed || order.isToPayAnew())
                .toList();
    }

    /** Of these those whose charge is to begin. */
    List<Order> toBegin(Paid paid) {
        var begun = paid.charges().stream().map(Charge::order).collect(Collectors.toUnmodifiableSet());
        return open().stream()
                .filter(order -> !begun.contains(order.id()) || order.isToPayAnew())
                .toList();
    }

    List<Charge> stillWanted(List<Charge> charges) {
        var wanted = orders.stream()
                .filter(order -> !order.state().isCalledOff())
                .map(Order::id)
                .collect(Collectors.toUnmodifiableSet());
        return charges.stream()
                .filter(charge -> wanted.contains(charge.order()))
                .toList();
    }
}
