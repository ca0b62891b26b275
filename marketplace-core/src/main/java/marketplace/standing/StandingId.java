package marketplace.standing;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** A standing order. */
public record StandingId(UUID value) implements Id {
    public static StandingId fresh() {
        return new StandingId(Uuids.fresh());
    }

    public static StandingId of(String text) {
        return new StandingId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
