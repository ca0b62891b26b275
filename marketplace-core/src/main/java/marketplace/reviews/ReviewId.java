package marketplace.reviews;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** A review. */
public record ReviewId(UUID value) implements Id {
    public static ReviewId fresh() {
        return new ReviewId(Uuids.fresh());
    }

    public static ReviewId of(String text) {
        return new ReviewId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
