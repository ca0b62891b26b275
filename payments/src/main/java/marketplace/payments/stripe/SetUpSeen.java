package marketplace.payments.stripe;

import org.jspecify.annotations.Nullable;

/**
 * How the set-up of a card stands.
 *
 * @param id of the setup intent, or of the hosted page's session
 * @param customer whom it is kept for
 * @param card set once it is ready
 * @param url of the hosted page, or of the bank
 */
public record SetUpSeen(
        String id,
        State state,
        String customer,
        @Nullable String secret,
        @Nullable String card,
        @Nullable String url,
        IntentSeen.@Nullable Failure failure) {

    /** Whether a card is there. */
    public enum State {
        ASKED,
        READY,
        FAILED,
        GONE
    }
}
