package marketplace.merchants.news;

import java.util.List;
import marketplace.outbox.News;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * A merchant as it is now, in figures.
 *
 * @param state unclaimed, invited, onboarding, in-review, approved, suspended or closed
 * @param trade code of the trade
 * @param ways pickup, delivery, van
 * @param payable whether the payment house takes payments for her
 */
@News.Type("merchants.merchant-changed")
public record MerchantChanged(
        MerchantId merchant,
        long version,
        String state,
        String trade,
        @Nullable String place,
        List<String> ways,
        boolean payable,
        boolean claimed)
        implements News {
    @Override
    public String subject() {
        return merchant.toString();
    }
}
