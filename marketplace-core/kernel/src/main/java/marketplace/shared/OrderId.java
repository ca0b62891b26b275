package marketplace.shared;

import java.util.UUID;

/** One merchant's part of a purchase. */
public record OrderId(UUID value) implements Id {
    public static OrderId fresh() {
        return new OrderId(Uuids.fresh());
    }

    public static OrderId of(String text) {
        return new OrderId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
