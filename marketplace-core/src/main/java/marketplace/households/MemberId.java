package marketplace.households;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** A membership, from joining to leaving. Whoever joins again has another, so that nothing of the first comes back. */
public record MemberId(UUID value) implements Id {
    public static MemberId fresh() {
        return new MemberId(Uuids.fresh());
    }

    public static MemberId of(String text) {
        return new MemberId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
