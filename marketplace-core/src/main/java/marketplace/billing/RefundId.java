package marketplace.billing;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** One giving back of money. */
public record RefundId(UUID value) implements Id {
    public static RefundId fresh() {
        return new RefundId(Uuids.fresh());
    }

    public static RefundId of(String text) {
        return new RefundId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
