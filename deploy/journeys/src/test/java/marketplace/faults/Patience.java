package marketplace.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asking again, with a limit. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(300);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Patience() {}

    /** The first outcome that is good, or the last one after five minutes. */
    static <T> T insist(Supplier<T> step, Predicate<T> isGood) {
        return insist(LONGEST, step, isGood);
    }

    static <T> T insist(Duration longest, Supplier<T> step, Predicate<T> isGood) {
        var end = System.nanoTime() + longest.toNanos();
        T outcome = step.get();
        while (!isGood.test(outcome) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            outcome = step.get();
        }
        return outcome;
    }
}
