package marketplace.payments.stripe;

import java.time.Duration;
import java.time.Instant;
import marketplace.shared.CountyCode;

/** An ask as it is stored. */
public record Operation(CountyCode county, Ask ask, Instant askedAt, int tries) {

    /** Stripe forgets keys after a day; an hour before, it is no longer relied on. */
    private static final Duration KEY_HOLDS = Duration.ofHours(23);

    public String key() {
        return ask.key();
    }

    boolean keyMayBeForgotten(Instant now) {
        return askedAt.plus(KEY_HOLDS).isBefore(now);
    }
}
