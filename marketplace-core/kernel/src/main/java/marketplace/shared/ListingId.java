package marketplace.shared;

import java.util.UUID;

/** What is shown and sold. */
public record ListingId(UUID value) implements Id {
    public static ListingId fresh() {
        return new ListingId(Uuids.fresh());
    }

    public static ListingId of(String text) {
        return new ListingId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
