package marketplace.billing;

import java.time.Instant;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/**
 * How a purchase is to be paid.
 *
 * @param site scheme and host under which the buyer sees us; payments sends her back there
 * @param holdAt from when the money may be held; none where it is held at once
 */
record Preparation(
        PurchaseId purchase, Way way, String site, @Nullable Instant holdAt) {
    /** Where the card is entered. */
    enum Way {
        /** On the one charge itself; every means the merchant's account offers. */
        ENTERED,
        /** Once for all charges. */
        SAVED
    }

    /** The card is only kept for now. */
    boolean isEarly(Instant now) {
        return holdAt != null && now.isBefore(holdAt);
    }

    String backTo() {
        return site + "/zahlung/" + purchase + "/zurueck";
    }
}
