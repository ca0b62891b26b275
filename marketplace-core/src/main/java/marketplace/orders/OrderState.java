package marketplace.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an order stands; it never goes back. */
public sealed interface OrderState {
    /** The goods are held until then; nothing is paid yet. */
    record Placed(Instant openUntil) implements OrderState {
        boolean isOpen(Instant now) {
            return now.isBefore(openUntil);
        }
    }

    /** Authorised, captured or promised; the merchant must answer. */
    record Secured(Instant answerBy, Asked asked) implements OrderState {}

    /**
     * The merchant does it.
     *
     * @param payBy until when the buyer has to pay anew, where her payment was lost
     */
    record Accepted(@Nullable Instant payBy) implements OrderState {}

    /** Packed and weighed: ready for pickup or for the tour. */
    record Packed() implements OrderState {}

    /** Every line has left the house. */
    record HandedOver(Instant at) implements OrderState {}

    /** It came back. */
    record Returned() implements OrderState {}

    /** The merchant cannot. */
    record Refused(Reason reason) implements OrderState {}

    /** The buyer changed her mind in time, or all her money went back before the goods went out. */
    record Cancelled() implements OrderState {}

    /** Nobody paid, or nobody answered, in time. */
    record Lapsed() implements OrderState {}

    /** How often the merchant was asked for an answer. */
    enum Asked {
        ONCE,
        AGAIN,
        BY_CARER
    }

    /** Why a merchant refuses. */
    enum Reason {
        SOLD_OUT,
        CLOSED,
        TOO_BUSY,
        OTHER
    }

    /** The name in the database, in news and in the API: "PLACED". */
    default String name() {
        return switch (this) {
            case Placed _ -> "PLACED";
            case Secured _ -> "SECURED";
            case Accepted _ -> "ACCEPTED";
            case Packed _ -> "PACKED";
            case HandedOver _ -> "HANDED_OVER";
            case Returned _ -> "RETURNED";
            case Refused _ -> "REFUSED";
            case Cancelled _ -> "CANCELLED";
            case Lapsed _ -> "LAPSED";
        };
    }

    /** Whether it ended before the goods were handed over; what was held is free again. */
    default boolean isCalledOff() {
        return this instanceof Refused || this instanceof Cancelled || this instanceof Lapsed;
    }
}
