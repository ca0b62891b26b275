package marketplace.shared;

import java.time.Duration;
import reactor.util.retry.Retry;

/** Somebody else stored a newer version first, or two waited for each other; the use case starts over, at most five times. */
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Overtaken(Object what) {
        super(what + " was changed meanwhile", null, false, false);
    }

    public static Retry startOver() {
        return Retry.backoff(5, Duration.ofMillis(5))
                .filter(Overtaken.class::isInstance)
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }
}
