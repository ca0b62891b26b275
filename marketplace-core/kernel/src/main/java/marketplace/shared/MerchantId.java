package marketplace.shared;

import java.util.UUID;

/** A Betrieb: the legal seller. */
public record MerchantId(UUID value) implements Id {
    public static MerchantId fresh() {
        return new MerchantId(Uuids.fresh());
    }

    public static MerchantId of(String text) {
        return new MerchantId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
