package marketplace.payments.feed;

import marketplace.outbox.News;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/** A purchase's card could not be kept; codes in Stripe's words. */
@News.Type("payments.method-failed")
public record MethodFailed(
        PurchaseId purchase,
        int attempt,
        @Nullable String code,
        @Nullable String declineCode,
        long version) implements News {
    @Override
    public String subject() {
        return purchase.toString();
    }
}
