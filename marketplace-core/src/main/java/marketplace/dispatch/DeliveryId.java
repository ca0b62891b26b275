package marketplace.dispatch;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** What reaches a household at once. */
public record DeliveryId(UUID value) implements Id {
    public static DeliveryId fresh() {
        return new DeliveryId(Uuids.fresh());
    }

    public static DeliveryId of(String text) {
        return new DeliveryId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
