package marketplace.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/**
 * A purchase that is sure to come on a delivery day, so that more may come along with it.
 *
 * @param placedAt when it was ordered
 * @param point the key of the pickup point, if it waits there
 */
public record Coming(
        PurchaseId purchase,
        Instant placedAt,
        PlaceCode place,
        LocalDate day,
        @Nullable String point,
        String street,
        String postcode) {

    /** Whether she who gets something there lives at the same door. */
    public boolean isFor(Recipient recipient) {
        return door(street, postcode).equals(recipient.door());
    }

    /** One way to write an address, whatever blanks and capitals it has. */
    static String door(String street, String postcode) {
        return (postcode + street).toLowerCase(Locale.GERMAN).replaceAll("\\s", "");
    }
}
