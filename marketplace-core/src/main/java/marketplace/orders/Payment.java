package marketplace.orders;

import java.time.Instant;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the payment of an order has come to, as last told.
 *
 * @param version of the teller; the higher one holds
 * @param captureBefore when an authorisation ends by itself
 */
public record Payment(
        Status status,
        long version,
        Money authorised,
        Money captured,
        Money refunded,
        @Nullable Instant captureBefore) {

    /** Where the money is. */
    public enum Status {
        NONE,
        AUTHORISED,
        CAPTURED,
        PARTLY_REFUNDED,
        REFUNDED,
        RELEASED,
        FAILED,
        DISPUTED,
        PROMISED,
        SETTLED_OUTSIDE
    }

    public Payment {
        if (captured.compareTo(refunded) < 0) {
            throw new IllegalArgumentException("more refunded than captured");
        }
    }

    public static Payment none() {
        return of(Status.NONE, 0);
    }

    /** A status in which no money of the card house moves. */
    public static Payment of(Status status, long version) {
        return new Payment(status, version, Money.ZERO, Money.ZERO, Money.ZERO, null);
    }

    /** Whether the merchant may rely on it. */
    public boolean secures() {
        return switch (status) {
            case AUTHORISED, CAPTURED, PARTLY_REFUNDED, PROMISED, SETTLED_OUTSIDE -> true;
            case NONE, REFUNDED, RELEASED, FAILED, DISPUTED -> false;
        };
    }

    boolean isNewerThan(Payment known) {
        return version > known.version;
    }
}
