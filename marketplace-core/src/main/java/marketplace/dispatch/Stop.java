package marketplace.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * One stop of a tour: loading at a merchant's, a household's door, or a pickup point.
 *
 * @param subject the merchant's id, the delivery's id, or the point's key
 * @param deliveries what is loaded for, or brought
 * @param leg how the vehicle gets there
 * @param visit what came of it, once the courier was there
 */
public record Stop(
        Kind kind,
        String subject,
        List<DeliveryId> deliveries,
        Leg leg,
        @Nullable Visit visit) {
    public Stop {
        deliveries = List.copyOf(deliveries);
    }

    public enum Kind {
        LOAD,
        DOOR,
        POINT
    }

    /** Why the stop is where it is. */
    public enum Reason {
        /** The nearest of those left. */
        NEAREST,
        /** Not the nearest, but the whole way is shorter so. */
        SHORTER,
        /** In the same place as the one before. */
        SAME_PLACE,
        /** The dispatcher put it there. */
        BY_HAND
    }

    /**
     * The way to the stop.
     *
     * @param km from the stop before: the straight line times the detour factor
     * @param at when the vehicle arrives, local
     * @param late after the end of the window
     */
    public record Leg(double km, LocalTime at, Reason reason, boolean late) {
        static final Leg NONE = new Leg(0, LocalTime.MIDNIGHT, Reason.BY_HAND, false);
    }

    /** How the courier left it. */
    public enum Outcome {
        DONE,
        MISSED
    }

    /** The courier was there. */
    public record Visit(Instant at, Outcome outcome) {}

    static Stop load(MerchantId merchant, List<DeliveryId> deliveries) {
        return new Stop(Kind.LOAD, merchant.toString(), deliveries, Leg.NONE, null);
    }

    static Stop door(DeliveryId delivery) {
        return new Stop(Kind.DOOR, delivery.toString(), List.of(delivery), Leg.NONE, null);
    }

    static Stop point(String slug, List<DeliveryId> deliveries) {
        return new Stop(Kind.POINT, slug, deliveries, Leg.NONE, null);
    }

    /** Its name within the tour: "door-…". */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + subject;
    }

    @JsonIgnore
    public boolean isLoad() {
        return kind == Kind.LOAD;
    }

    @JsonIgnore
    public boolean isOpen() {
        return visit == null;
    }

    public MerchantId merchant() {
        return MerchantId.of(subject);
    }

    Stop by(Leg other) {
        return new Stop(kind, subject, deliveries, other, visit);
    }

    Stop visited(Visit what) {
        return new Stop(kind, subject, deliveries, leg, what);
    }
}
