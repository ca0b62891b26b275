package marketplace.payments.feed;

import marketplace.outbox.News;
import marketplace.shared.MerchantId;

/** A merchant's account at Stripe changed; {@code due} counts what Stripe still wants to know. */
@News.Type("payments.account-changed")
public record AccountChanged(
        MerchantId merchant, String state, boolean chargesEnabled, boolean payoutsEnabled, int due, long version)
        implements News {
    @Override
    public String subject() {
        return merchant.toString();
    }
}
