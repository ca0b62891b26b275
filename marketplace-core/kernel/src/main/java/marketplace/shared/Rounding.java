package marketplace.shared;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The one place where fractions of a cent, gram or basis point are decided. */
public final class Rounding {
    private Rounding() {}

    /** {@code numerator / denominator}, half away from zero; the denominator is positive. */
    public static long halfUp(long numerator, long denominator) {
        var half = Math.addExact(Math.absExact(numerator), denominator / 2);
        return Long.signum(numerator) * (half / denominator);
    }

    /**
     * Parts of {@code whole} in proportion to {@code weights} that add up to it exactly (Hare-Niemeyer).
     *
     * @throws ArithmeticException where the whole times a weight does not fit a long
     */
    static long[] largestRemainder(long whole, List<Long> weights) {
        var total = weights.stream().reduce(0L, Math::addExact);
        if (total == 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("no weight is negative, and not all are nothing");
        }
        var shares = weights.stream()
                .mapToLong(weight -> Math.multiplyExact(whole, weight))
                .toArray();
        var parts = LongStream.of(shares).map(share -> share / total).toArray();
        byRemainder(shares, total)
                .limit(Math.abs(whole - LongStream.of(parts).sum()))
                .forEach(i -> parts[i] += Long.signum(whole));
        return parts;
    }

    private static Stream<Integer> byRemainder(long[] shares, long total) {
        return IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> -Math.abs(shares[i] % total)));
    }
}
