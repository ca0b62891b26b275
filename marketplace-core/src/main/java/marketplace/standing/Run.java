package marketplace.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one delivery of a standing order.
 *
 * @param purchase what was bought; none when nothing was
 * @param missing what was left out
 */
public record Run(
        StandingId standing,
        LocalDate day,
        Outcome outcome,
        @Nullable PurchaseId purchase,
        List<Missing> missing,
        Instant at) {
    /** How it ended. */
    public enum Outcome {
        BOUGHT,
        /** She wanted none this time. */
        SKIPPED,
        /** Nothing could be had as agreed. */
        NOTHING_LEFT,
        /** Nothing comes that day, or the pickup point is full. */
        NO_WAY,
        /** The cut-off had passed. */
        TOO_LATE,
        /** The county or a merchant takes no payment on account any more. */
        NOT_PAID_SO,
        /** The household owes as much on account as it may. */
        ABOVE_LIMIT
    }

    public Run {
        missing = List.copyOf(missing);
    }

    /** Whether she must be told of it: she expects more than comes. */
    public boolean isShort() {
        return outcome != Outcome.SKIPPED && (outcome != Outcome.BOUGHT || !missing.isEmpty());
    }
}
