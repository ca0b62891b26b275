package marketplace.withdrawals;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** A declared withdrawal. */
public record WithdrawalId(UUID value) implements Id {
    public static WithdrawalId fresh() {
        return new WithdrawalId(Uuids.fresh());
    }

    public static WithdrawalId of(String text) {
        return new WithdrawalId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
