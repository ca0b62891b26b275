package marketplace.withdrawals;

import java.time.Instant;
import marketplace.pages.Language;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal as it was received; the moment is written once (R38).
 *
 * @param language of the page it was declared on, and of the receipt
 * @param receiptQueuedAt none while the receipt is still owed
 */
public record Withdrawal(
        WithdrawalId id,
        Language language,
        Instant receivedAt,
        @Nullable Instant receiptQueuedAt) {}
