package marketplace.shared;

import java.util.Currency;
import java.util.List;
import java.util.stream.LongStream;

/** An amount in the smallest unit of its currency (euro: cents), as Stripe and the ledger count it. */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    private static final Currency EUR = Currency.getInstance("EUR");
    public static final Money ZERO = euro(0);

    public static Money euro(long cents) {
        return new Money(cents, EUR);
    }

    public static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, other.inSameCurrency(this).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, other.inSameCurrency(this).minor), currency);
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(minor, count), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** The given share of this amount, half up to the cent. */
    public Money share(BasisPoints rate) {
        return new Money(Rounding.halfUp(Math.multiplyExact(minor, rate.value()), BasisPoints.WHOLE), currency);
    }

    /** Splits to the cent in proportion to the weights: largest remainder first, ties by position. */
    public List<Money> splitBy(List<Long> weights) {
        return LongStream.of(Rounding.largestRemainder(minor, weights))
                .mapToObj(part -> new Money(part, currency))
                .toList();
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, other.inSameCurrency(this).minor);
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s is not %s".formatted(currency, other.currency));
        }
        return this;
    }
}
