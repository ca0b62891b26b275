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
        /** Her card is kept; what is owed is held shortly before packing. */
        KEPT,
        AUTHORISED,
        /** Paid by a means that takes days to arrive and may still fail: relied on like a promise. */
        UNDER_WAY,
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

    /** What was promised has been paid past the payment house. */
    Payment settledOutside() {
        return of(Status.SETTLED_OUTSIDE, version + 1);
    }

    /** Whether the merchant may rely on it when she answers. */
    public boolean secures() {
        return status == Status.KEPT || covers();
    }

    /** Whether goods may be packed and leave the house on it. */
    public boolean covers() {
        return switch (status) {
            case AUTHORISED, UNDER_WAY, CAPTURED, PARTLY_REFUNDED, PROMISED, SETTLED_OUTSIDE -> true;
            case NONE, KEPT, REFUNDED, RELEASED, FAILED, DISPUTED -> false;
        };
    }

    /** Whether all that was taken went back. */
    boolean isGivenBack() {
        return status == Status.REFUNDED;
    }

    /** Whether the buyer has to pay anew. What is still held and could only not be taken is none of her business. */
    public boolean isLost() {
        return status == Status.RELEASED || status == Status.FAILED && captureBefore == null;
    }

    boolean isNewerThan(Payment known) {
        return version > known.version;
    }
}
