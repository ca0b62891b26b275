package marketplace.compliance;

import java.time.Instant;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * That the operator hid a listing, in the words its merchant was told (Art. 17 DSA).
 *
 * @param title of the listing when it was hidden
 * @param notice that led to it; none: the operator saw it himself
 * @param endedAt when it was given back; none while it is in force
 */
public record Measure(
        MeasureId id,
        ListingId listing,
        MerchantId merchant,
        String title,
        @Nullable NoticeId notice,
        String reasons,
        Instant takenAt,
        @Nullable Instant endedAt) {
    public boolean isInForce() {
        return endedAt == null;
    }
}
