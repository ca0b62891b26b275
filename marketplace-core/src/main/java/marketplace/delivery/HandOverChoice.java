package marketplace.delivery;

import java.time.Instant;
import marketplace.orders.Fulfilment;
import marketplace.orders.Purchases.Coming;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One way the goods of a basket can come to the buyer.
 *
 * @param key by which a form names it: "pickup", "appointment", "door-2026-12-03", "point-2026-12-03-feuerwehrhaus",
 *     "along-" and a purchase
 * @param fee for all orders together
 * @param arrival when they come, if they come
 * @param point where they wait, if they wait
 * @param km from her place to the point, as the crow flies; none in her own place
 * @param along with which purchase of hers it comes, where that has paid the way already
 */
public record HandOverChoice(
        String key,
        Fulfilment fulfilment,
        Money fee,
        @Nullable Arrival arrival,
        @Nullable PickupPoint point,
        @Nullable Double km,
        @Nullable Coming along) {
    public static final String PICKUP_KEY = "pickup";
    private static final String APPOINTMENT_KEY = "appointment";

    static HandOverChoice pickup() {
        return new HandOverChoice(PICKUP_KEY, new Fulfilment.Pickup(), Money.ZERO, null, null, null, null);
    }

    static HandOverChoice appointment() {
        return new HandOverChoice(APPOINTMENT_KEY, new Fulfilment.Appointment(), Money.ZERO, null, null, null, null);
    }

    static HandOverChoice door(Arrival arrival, Money fee) {
        var fulfilment = new Fulfilment.Delivery(arrival.date(), null);
        return new HandOverChoice("door-" + arrival.date(), fulfilment, fee, arrival, null, null, null);
    }

    static HandOverChoice point(Arrival arrival, PickupPoint point, @Nullable Double km, Money fee) {
        var fulfilment = new Fulfilment.Delivery(arrival.date(), point.slug());
        var key = "point-%s-%s".formatted(arrival.date(), point.slug());
        return new HandOverChoice(key, fulfilment, fee, arrival, point, km, null);
    }

    /** The same, together with what comes then anyway: its way is paid. */
    public HandOverChoice with(Coming coming) {
        return new HandOverChoice("along-" + coming.purchase(), fulfilment, Money.ZERO, arrival, point, km, coming);
    }

    /** When everything has to be packed; none where it is fetched as soon as it is. */
    public @Nullable Instant packBy() {
        return arrival == null ? null : arrival.packBy();
    }

    public boolean isBrought() {
        return fulfilment instanceof Fulfilment.Delivery;
    }

    /** What sort of choice: "pickup", "appointment", "door", "point". */
    public String kind() {
        return isBrought() ? (point == null ? "door" : "point") : key;
    }
}
