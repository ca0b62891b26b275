package marketplace.orders;

import java.util.List;

/** Where a purchase stands as a whole: as far as the slowest of its orders that were not called off. */
public enum PurchaseStatus {
    TO_PAY,
    ORDERED,
    ACCEPTED,
    PACKED,
    HANDED_OVER,
    CALLED_OFF;

    public static PurchaseStatus of(List<Order> orders) {
        return orders.stream()
                .map(PurchaseStatus::of)
                .min(PurchaseStatus::compareTo)
                .orElse(CALLED_OFF);
    }

    private static PurchaseStatus of(Order order) {
        return switch (order.state()) {
            case OrderState.Placed _ -> TO_PAY;
            case OrderState.Secured _ -> ORDERED;
            case OrderState.Accepted _ -> ACCEPTED;
            case OrderState.Packed _ -> PACKED;
            case OrderState.HandedOver _, OrderState.Returned _ -> HANDED_OVER;
            case OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ -> CALLED_OFF;
        };
    }
}
