package marketplace.withdrawals;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** What one withdrawal means for one merchant's order. */
public record CaseId(UUID value) implements Id {
    public static CaseId fresh() {
        return new CaseId(Uuids.fresh());
    }

    public static CaseId of(String text) {
        return new CaseId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
