package marketplace.shared;

import java.time.Duration;
import reactor.util.retry.Retry;

/**
 * Somebody else stored a newer version first, or two waited for each other; the use case starts over, at most five times.
 * Within a larger transaction, all of which is undone, it is the larger one that starts over.
 */
public final class Overtaken extends Refusal {
    private static final long serialVersionUID = 1;

    private final boolean isUndone;

    public Overtaken(Object what) {
        this(what + " was changed meanwhile. Look at it again, then repeat.", true);
    }

    private Overtaken(String message, boolean isUndone) {
        super(Kind.CONFLICT, "overtaken", message);
        this.isUndone = isUndone;
    }

    public static Retry startOver() {
        return Retry.backoff(5, Duration.ofMillis(5))
                .filter(error -> error instanceof Overtaken overtaken && overtaken.isUndone)
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    /** @param isUndone whether the transaction is over, so that its steps may start over */
    Overtaken when(boolean isUndone) {
        return new Overtaken(getMessage(), isUndone);
    }
}
