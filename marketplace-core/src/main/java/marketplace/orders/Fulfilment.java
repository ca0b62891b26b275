package marketplace.orders;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the goods come to the buyer. */
public sealed interface Fulfilment {
    /** She fetches them at the merchant's shop. */
    record Pickup() implements Fulfilment {}

    /** They come on a delivery day: to the door, or to a pickup point by its key. */
    record Delivery(LocalDate day, @Nullable String point) implements Fulfilment {}

    default String name() {
        return switch (this) {
            case Pickup _ -> "PICKUP";
            case Delivery(var _, var point) -> point == null ? "DELIVERY" : "POINT";
        };
    }

    default Optional<LocalDate> deliveryDay() {
        return this instanceof Delivery delivery ? Optional.of(delivery.day()) : Optional.empty();
    }
}
