package marketplace.withdrawals;

import java.time.Instant;
import java.time.LocalDate;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What a withdrawal means for one order: its merchant checks it and does what the law asks (R39, R40).
 *
 * @param number of the order
 * @param words of the declaration; none after erasure
 * @param handedOverAt of the last line; none while the period has not begun
 */
public record WithdrawalCase(
        CaseId id,
        Withdrawal withdrawal,
        MerchantId merchant,
        OrderId order,
        String number,
        @Nullable Declaration words,
        @Nullable Instant handedOverAt,
        LocalDate refundDue,
        LocalDate returnDue,
        @Nullable Instant settledAt) {
    /** The number as people read it, "K7M2-9QX4-W". */
    public String grouped() {
        return number.replaceFirst("^(.{4})(.{4})", "$1-$2-");
    }
}
