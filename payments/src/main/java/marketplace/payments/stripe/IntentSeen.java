package marketplace.payments.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a payment intent stands at Stripe when looked at. */
public sealed interface IntentSeen {

    String intent();

    /** @param failure why the last try failed, if there was one */
    record NeedsCard(String intent, String secret, @Nullable Failure failure) implements IntentSeen {}

    /** @param url where the bank asks the buyer; absent when only the page's script can ask */
    record NeedsBuyer(
            String intent, String secret, @Nullable String url) implements IntentSeen {}

    record UnderWay(String intent) implements IntentSeen {}

    record Held(String intent, Instant captureBefore) implements IntentSeen {}

    record Taken(String intent, Entry entry) implements IntentSeen {}

    /** @param reason Stripe's word, {@code automatic} when the hold ran out */
    record Cancelled(String intent, String reason) implements IntentSeen {}

    /** In Stripe's words. */
    record Failure(String code, @Nullable String declineCode) {}
}
