package marketplace.compliance;

import java.time.Instant;
import marketplace.reviews.ReviewId;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * That the operator hid a review because of a notice, in the words its author was told (Art. 17 DSA).
 *
 * @param merchant whom the review is about
 * @param endedAt when it was shown again; none while it is in force
 */
public record ReviewMeasure(
        MeasureId id,
        ReviewId review,
        MerchantId merchant,
        NoticeId notice,
        String reasons,
        Instant takenAt,
        @Nullable Instant endedAt) {
    public boolean isInForce() {
        return endedAt == null;
    }
}
