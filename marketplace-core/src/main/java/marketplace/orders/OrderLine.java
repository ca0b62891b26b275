package marketplace.orders;

import java.time.Instant;
import marketplace.shared.AccountId;
import marketplace.shared.ListingId;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * One position of an order, frozen at sale.
 *
 * @param position from one
 * @param deposit for packaging that comes back, for the whole line; beside the price, never in it (R56)
 * @param handedOver who gave it to whom the household trusts, and when (R43)
 */
public record OrderLine(
        int position,
        Sold sold,
        Measure measure,
        Money deposit,
        Tax tax,
        @Nullable HandedOver handedOver) {

    /**
     * What was sold, in the words of the contract.
     *
     * @param exclusion why there is no right of withdrawal (R41), if there is none
     * @param minimumAge of whoever gets it, in years; 0: any
     */
    public record Sold(
            VariantId variant,
            ListingId listing,
            String name,
            String category,
            @Nullable String exclusion,
            int minimumAge) {}

    /** The moment a line left the merchant's or the carrier's hands. */
    public record HandedOver(Instant at, @Nullable AccountId by) {}

    public Money amount() {
        return measure.amount();
    }

    public Money total() {
        return amount().plus(deposit);
    }

    OrderLine weighed(Measure.Weighed weighed) {
        return new OrderLine(position, sold, weighed, deposit, tax, handedOver);
    }

    OrderLine handedOver(HandedOver moment) {
        return handedOver == null ? new OrderLine(position, sold, measure, deposit, tax, moment) : this;
    }
}
