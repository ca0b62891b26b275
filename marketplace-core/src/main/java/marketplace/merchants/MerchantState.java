package marketplace.merchants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a merchant stands. */
public sealed interface MerchantState {
    Instant since();

    /** A shop we know from a map and nobody looks after here: "noch nicht dabei". */
    record Unclaimed(Instant since) implements MerchantState {}

    /** Asked to join. */
    record Invited(Instant since) implements MerchantState {}

    /**
     * Filling in her profile.
     *
     * @param refusal why the operator sent the last application back, if he did
     */
    record Onboarding(Instant since, @Nullable String refusal) implements MerchantState {}

    /** Everything is stated; the operator looks at it. */
    record InReview(Instant since) implements MerchantState {}

    /** May sell. */
    record Approved(Instant since) implements MerchantState {}

    /** May not sell for now, and was told why. */
    record Suspended(Instant since, String reason) implements MerchantState {}

    /** Gone for good; her data stay as long as the law says. */
    record Closed(Instant since) implements MerchantState {}

    /** How others call it. */
    default String word() {
        return switch (this) {
            case Unclaimed _ -> "unclaimed";
            case Invited _ -> "invited";
            case Onboarding _ -> "onboarding";
            case InReview _ -> "in-review";
            case Approved _ -> "approved";
            case Suspended _ -> "suspended";
            case Closed _ -> "closed";
        };
    }

    /** What was said with it: the refusal, the reason of a suspension. */
    default @Nullable String note() {
        return switch (this) {
            case Onboarding onboarding -> onboarding.refusal();
            case Suspended suspended -> suspended.reason();
            case Unclaimed _, Invited _, InReview _, Approved _, Closed _ -> null;
        };
    }

    static MerchantState of(String word, Instant since, @Nullable String note) {
        return switch (word) {
            case "unclaimed" -> new Unclaimed(since);
            case "invited" -> new Invited(since);
            case "onboarding" -> new Onboarding(since, note);
            case "in-review" -> new InReview(since);
            case "approved" -> new Approved(since);
            case "suspended" -> new Suspended(since, String.valueOf(note));
            case "closed" -> new Closed(since);
            default -> throw new IllegalArgumentException("no state of a merchant: " + word);
        };
    }
}
