package marketplace.orders.news;

import java.time.LocalDate;
import java.util.List;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of an order in figures: cents, basis points, grams, pieces. No name, no address, no word of anybody.
 *
 * @param state PLACED, SECURED, ACCEPTED, PACKED, HANDED_OVER, RETURNED, REFUSED, CANCELLED or LAPSED
 * @param payment NONE, KEPT, AUTHORISED, UNDER_WAY, CAPTURED, PARTLY_REFUNDED, REFUNDED, RELEASED, FAILED, DISPUTED,
 *     PROMISED or SETTLED_OUTSIDE
 * @param payBy ONLINE, ON_ACCOUNT or AT_HAND_OVER
 * @param fulfilment PICKUP, DELIVERY, POINT or APPOINTMENT
 * @param day the delivery day, if it comes
 * @param point the key of the pickup point, if it waits there
 * @param goods what the lines cost; before weighing their agreed maximum
 * @param total goods, deposit and delivery fee
 * @param serviceFee the platform's fee on the total
 */
public record OrderFigures(
        OrderId id,
        long version,
        PurchaseId purchase,
        String number,
        MerchantId merchant,
        String place,
        String state,
        String payment,
        String payBy,
        String fulfilment,
        @Nullable LocalDate day,
        @Nullable String point,
        List<Line> lines,
        long goods,
        long deposit,
        long deliveryFee,
        long total,
        int serviceFeeRate,
        long serviceFee) {

    public OrderFigures {
        lines = List.copyOf(lines);
    }

    /**
     * One position.
     *
     * @param pieces of the variant
     * @param grams what the scales showed, or the agreed maximum while they did not; none for goods by the piece
     * @param cents without deposit
     * @param taxRate basis points
     */
    public record Line(
            int position,
            VariantId variant,
            ListingId listing,
            String category,
            int pieces,
            @Nullable Long grams,
            long cents,
            long deposit,
            int taxRate,
            boolean handedOver) {}
}
