package marketplace.compliance;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** A notice. */
public record NoticeId(UUID value) implements Id {
    public static NoticeId fresh() {
        return new NoticeId(Uuids.fresh());
    }

    public static NoticeId of(String text) {
        return new NoticeId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
