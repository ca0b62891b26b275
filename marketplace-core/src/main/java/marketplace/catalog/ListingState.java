package marketplace.catalog;

import java.time.Instant;

/** Where a listing stands. */
public sealed interface ListingState {
    Instant since();

    /** Being written. */
    record Draft(Instant since) implements ListingState {}

    /** Shown, and for sale when its merchant is. */
    record Published(Instant since) implements ListingState {}

    /** Taken off by its merchant for a while. */
    record Paused(Instant since) implements ListingState {}

    /** Taken off by the operator, who says why; only he brings it back. */
    record Hidden(Instant since, String reason) implements ListingState {}

    /** How others call it: draft, published, paused, hidden. */
    default String word() {
        return switch (this) {
            case Draft _ -> "draft";
            case Published _ -> "published";
            case Paused _ -> "paused";
            case Hidden _ -> "hidden";
        };
    }
}
