package marketplace.compliance;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** A measure against a listing. */
public record MeasureId(UUID value) implements Id {
    public static MeasureId fresh() {
        return new MeasureId(Uuids.fresh());
    }

    public static MeasureId of(String text) {
        return new MeasureId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
