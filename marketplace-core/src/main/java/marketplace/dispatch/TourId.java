package marketplace.dispatch;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** A planned sequence of stops for one vehicle. */
public record TourId(UUID value) implements Id {
    public static TourId fresh() {
        return new TourId(Uuids.fresh());
    }

    public static TourId of(String text) {
        return new TourId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
