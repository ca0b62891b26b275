package marketplace.shared;

import java.time.Duration;
import reactor.util.retry.Retry;

/**
 * Somebody else stored a newer version first, or two waited for each other; the use case starts over, at most five times.
 * Within a larger transaction, all of which is undone, it is the larger one that starts over. Still overtaken after that,
 * it is a fault that passes: whoever asked may ask again.
 */
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isWithin;

    public Overtaken(Object what) {
        this(what + " was changed meanwhile", false);
    }

    private Overtaken(String message, boolean isWithin) {
        super(message, null, false, false);
        this.isWithin = isWithin;
    }

    public static Retry startOver() {
        return Retry.backoff(5, Duration.ofMillis(5))
                .filter(Overtaken::mayStartOver)
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    /** Whether this is why it failed, and no larger transaction has to start over. */
    public static boolean mayStartOver(Throwable error) {
        return error instanceof Overtaken overtaken && !overtaken.isWithin;
    }

    /** The same in a transaction that is part of a larger one, or in the whole. */
    Overtaken within(boolean larger) {
        return new Overtaken(getMessage(), larger);
    }
}
