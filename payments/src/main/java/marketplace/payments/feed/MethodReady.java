package marketplace.payments.feed;

import marketplace.outbox.News;
import marketplace.shared.PurchaseId;

/** A purchase's card was entered and can be charged. */
@News.Type("payments.method-ready")
public record MethodReady(PurchaseId purchase, int attempt, long version) implements News {
    @Override
    public String subject() {
        return purchase.toString();
    }
}
