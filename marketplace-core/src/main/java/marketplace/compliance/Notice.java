package marketplace.compliance;

import java.time.Instant;
import java.util.List;
import marketplace.pages.Language;
import marketplace.reviews.ReviewId;
import marketplace.shared.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it was received, and what the operator decided about it.
 *
 * @param language of the page it was written on, and of the answers
 * @param report none after erasure
 * @param decision none while it is open
 */
public record Notice(
        NoticeId id,
        Language language,
        Instant receivedAt,
        @Nullable Report report,
        @Nullable Decision decision) {

    /** What came of it. */
    public enum Outcome {
        /** What was reported is gone or changed. */
        ACTED,
        /** It stays as it is. */
        KEPT
    }

    /**
     * What the operator decided.
     *
     * @param reasons told to whoever reported it (Art. 16 (5) DSA)
     */
    public record Decision(Outcome outcome, String reasons, Instant at) {
        public static final int LONGEST = 4_000;

        public Decision {
            reasons = words(reasons);
        }

        static String words(String reasons) {
            var words = reasons.strip();
            if (words.isEmpty() || words.length() > LONGEST) {
                throw new NoticeRefused.WithoutReasons();
            }
            return words;
        }
    }

    public boolean isOpen() {
        return decision == null;
    }

    /** Which listings it names by their address. */
    public List<ListingId> listings() {
        return report == null ? List.of() : report.listings();
    }

    /** Which reviews it names by their address. */
    public List<ReviewId> reviews() {
        return report == null ? List.of() : report.reviews();
    }

    /** Whether there is somebody to answer. */
    public boolean isAnswerable() {
        return report != null && report.isAnswerable();
    }
}
