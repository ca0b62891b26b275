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

    /** Work for which merchant and buyer agree on a day and a place. */
    record Appointment() implements Fulfilment {}

    default String name() {
        return switch (this) {
            case Appointment _ -> "APPOINTMENT";
            case Pickup _ -> "PICKUP";
            case Delivery(var _, var point) -> point == null ? "DELIVERY" : "POINT";
        };
    }

    default Optional<LocalDate> deliveryDay() {
        return this instanceof Delivery delivery ? Optional.of(delivery.day()) : Optional.empty();
    }
}
