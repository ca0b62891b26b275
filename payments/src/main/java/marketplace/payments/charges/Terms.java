package marketplace.payments.charges;

import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;

/**
 * What was agreed for an order's payment; frozen.
 *
 * @param amount the most that may be taken
 * @param feeRate the platform's share of what is taken
 * @param feeFixed the platform's share that does not depend on it
 */
public record Terms(
        PurchaseId purchase, MerchantId merchant, Money amount, BasisPoints feeRate, Money feeFixed, Way way) {

    private static final long LEAST_CENTS = 50;
    private static final long MOST_CENTS = 99_999_99;

    public Terms {
        if (amount.minor() < LEAST_CENTS || amount.minor() > MOST_CENTS || feeFixed.minor() < 0) {
            throw new ChargeRefused.AmountOutOfRange(LEAST_CENTS, MOST_CENTS);
        }
    }

    /** Where the card comes from: entered for this charge, or the purchase's saved one. */
    public enum Way {
        ENTERED,
        SAVED
    }

    /** The application fee on what is taken, half up, never more than it. */
    public Money feeOn(Money taken) {
        Money fee = taken.share(feeRate).plus(feeFixed);
        return fee.compareTo(taken) > 0 ? taken : fee;
    }
}
