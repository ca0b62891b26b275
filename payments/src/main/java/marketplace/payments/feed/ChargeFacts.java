package marketplace.payments.feed;

import java.time.Instant;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/**
 * A charge as it stands, whole, in cents.
 *
 * @param code why the last try failed, in Stripe's words
 * @param wanted what was commanded and is not reached yet
 */
public record ChargeFacts(
        OrderId order,
        PurchaseId purchase,
        MerchantId merchant,
        String state,
        long amount,
        long captured,
        long fee,
        long refunded,
        int attempt,
        @Nullable Instant captureBefore,
        @Nullable String code,
        @Nullable String declineCode,
        @Nullable String wanted,
        long version) {}
