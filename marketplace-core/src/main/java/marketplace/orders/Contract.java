package marketplace.orders;

import java.time.Instant;
import java.util.List;
import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/**
 * What buyer and merchant agreed on apart from the goods, frozen at sale.
 *
 * @param place where the household lives
 * @param deliveryFee this order's share of it
 * @param serviceFee the platform's rate on what is charged
 * @param deliveryShare what the platform gets of the delivery fee
 * @param texts the legal texts in force (R6)
 * @param earlyStart when she asked for work to begin within the withdrawal period, and confirmed that she knows that her
 *     right ends when it is done (R48); none when she did not, or when it is no work
 */
public record Contract(
        PurchaseId purchase,
        OrderNumber number,
        Seller seller,
        PlaceCode place,
        Fulfilment fulfilment,
        PayBy payBy,
        Money deliveryFee,
        BasisPoints serviceFee,
        Money deliveryShare,
        List<TextVersion> texts,
        @Nullable Instant earlyStart,
        Instant placedAt) {

    public Contract {
        texts = List.copyOf(texts);
    }

    /** Work, which goes no way but is agreed by appointment. */
    public boolean isByAppointment() {
        return fulfilment instanceof Fulfilment.Appointment;
    }

    /** Whose contract it is, under the name shown to the buyer. */
    public record Seller(MerchantId merchant, String name) {}
}
