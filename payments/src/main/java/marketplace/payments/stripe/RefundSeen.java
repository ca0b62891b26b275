package marketplace.payments.stripe;

import org.jspecify.annotations.Nullable;

/**
 * How a refund stands.
 *
 * @param entry what it moved; absent while pending
 * @param failureEntry what came back when it failed
 */
public record RefundSeen(
        String id,
        State state,
        long amount,
        @Nullable Entry entry,
        @Nullable Entry failureEntry) {

    /** Pending refunds are done sooner or later; failed ones gave the money back to the merchant. */
    public enum State {
        PENDING,
        DONE,
        FAILED
    }
}
