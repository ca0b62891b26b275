package marketplace.catalog;

import marketplace.shared.Money;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Pfand, beside the price and never in it (§ 7 PAngV); zero says: asked and none. */
public record Deposit(Money amount, @Nullable Kind kind) {
    /** At least this much for single-use drink packaging, in cents (§ 31 VerpackG). */
    private static final long LEAST_SINGLE_USE = 25;

    public static final Deposit NONE = new Deposit(Money.ZERO, null);

    /** What becomes of the packaging. */
    public enum Kind {
        REUSABLE,
        SINGLE_USE
    }

    public Deposit {
        var tooSmall = kind == Kind.SINGLE_USE && amount.minor() < LEAST_SINGLE_USE;
        if (amount.minor() < 0 || tooSmall || amount.isPositive() && kind == null) {
            throw ListingRefused.invalid(new Refusal.Field(
                    "deposit",
                    "deposit",
                    "Say whether the deposit is reusable or single-use; single-use is at least 0.25 euros."));
        }
    }
}
