package marketplace.shared;

import java.util.UUID;

/** A person or a machine that signs in. */
public record AccountId(UUID value) implements Id {
    public static AccountId fresh() {
        return new AccountId(Uuids.fresh());
    }

    public static AccountId of(String text) {
        return new AccountId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
