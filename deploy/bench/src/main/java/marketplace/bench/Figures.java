package marketplace.bench;

import java.util.Arrays;

/**
 * What a closed loop came to.
 *
 * @param nanos how long each answer took, sorted
 * @param errors answers other than wanted; they are not among the nanos
 * @param seconds from the first question to the last answer
 * @param cost of all parts meanwhile
 */
record Figures(long[] nanos, long errors, double seconds, Cost cost) {
    private static final double NANOS_PER_MILLI = 1e6;

    Figures {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    static Figures none() {
        return new Figures(new long[0], 0, 0, Cost.none());
    }

    Figures plus(Figures other) {
        var all = Arrays.copyOf(nanos, nanos.length + other.nanos.length);
        System.arraycopy(other.nanos, 0, all, nanos.length, other.nanos.length);
        return new Figures(all, errors + other.errors, seconds + other.seconds, cost.plus(other.cost));
    }

    double perSecond() {
        return seconds == 0 ? 0 : nanos.length / seconds;
    }

    /** The time within which this share of the answers came, in milliseconds. */
    double within(double share) {
        return nanos.length == 0
                ? 0
                : nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * share))] / NANOS_PER_MILLI;
    }

    /** Processor milliseconds of these parts for one answer. */
    double each(String... parts) {
        return nanos.length == 0 ? 0 : (double) cost.of(parts) / nanos.length;
    }
}
