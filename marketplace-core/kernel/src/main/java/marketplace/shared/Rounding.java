package marketplace.shared;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The one place where fractions of a cent, gram or basis point are decided. */
public final class Rounding {
    private Rounding() {}

    /** {@code numerator / denominator}, half away from zero; the denominator is positive. */
    public static long halfUp(long numerator, long denominator) {
        var half = Math.addExact(Math.abs(numerator), denominator / 2);
        return Long.signum(numerator) * (half / denominator);
    }

    /** Parts of {@code whole} in proportion to {@code weights} that add up to it exactly (Hare-Niemeyer). */
    static long[] largestRemainder(long whole, List<Long> weights) {
        var total = weights.stream().mapToLong(Long::longValue).sum();
        if (total <= 0) {
            throw new IllegalArgumentException("the weights must add up to more than nothing");
        }
        var parts = weights.stream().mapToLong(w -> Math.multiplyExact(whole, w) / total).toArray();
        giveTheRest(whole, weights, total, parts);
        return parts;
    }

    private static void giveTheRest(long whole, List<Long> weights, long total, long[] parts) {
        var rest = whole - IntStream.range(0, parts.length).mapToLong(i -> parts[i]).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -Math.abs(whole * weights.get(i) % total)))
                .limit(Math.abs(rest))
                .forEach(i -> parts[i] += Long.signum(rest));
    }
}
