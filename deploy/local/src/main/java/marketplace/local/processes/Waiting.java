package marketplace.local.processes;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, looking every 50 ms, never beyond a limit. */
public final class Waiting {

    private static final Duration STEP = Duration.ofMillis(50);

    private Waiting() {}

    /** Says whether the condition came true in time; an interrupted wait counts as not. */
    public static boolean until(BooleanSupplier condition, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !pause()) {
                return false;
            }
        }
        return true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(STEP);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
