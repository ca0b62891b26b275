package marketplace.shared;

import java.util.UUID;

/** The sellable unit of a listing. */
public record VariantId(UUID value) implements Id {
    public static VariantId fresh() {
        return new VariantId(Uuids.fresh());
    }

    public static VariantId of(String text) {
        return new VariantId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
