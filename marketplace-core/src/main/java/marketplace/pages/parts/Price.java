package marketplace.pages.parts;

import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A price as the law wants it shown: the unit price follows at once (R52), a reduction names the lowest price of the
 * last 30 days (R59), a deposit stands beside it. "About" is for weighed goods, "from" for services.
 */
public record Price(
        Money amount,
        Kind kind,
        @Nullable String unit,
        @Nullable Money lowestIn30Days,
        @Nullable Money deposit) {
    /** How firm the amount is. */
    public enum Kind {
        EXACT,
        ABOUT,
        FROM
    }

    public static Price of(Money amount) {
        return new Price(amount, Kind.EXACT, null, null, null);
    }

    public Price as(Kind other) {
        return new Price(amount, other, unit, lowestIn30Days, deposit);
    }

    /** With its unit price in words: "0,45 € je Stück · 7,50 €/kg". */
    public Price per(String words) {
        return new Price(amount, kind, words, lowestIn30Days, deposit);
    }

    public Price reducedFrom(Money lowest) {
        return new Price(amount, kind, unit, lowest, deposit);
    }

    public Price plusDeposit(Money pfand) {
        return new Price(amount, kind, unit, lowestIn30Days, pfand);
    }
}
