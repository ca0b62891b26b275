package marketplace.shared;

import java.util.UUID;

/** A resident's one act of buying. */
public record PurchaseId(UUID value) implements Id {
    public static PurchaseId fresh() {
        return new PurchaseId(Uuids.fresh());
    }

    public static PurchaseId of(String text) {
        return new PurchaseId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
