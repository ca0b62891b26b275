package marketplace.orders;

import java.time.Instant;
import java.util.Set;
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
     * @param exclusion why there is no right of withdrawal, or why it ends early (R41)
     * @param minimumAge of whoever gets it, in years; 0: any
     * @param service work, not a thing
     */
    public record Sold(
            VariantId variant,
            ListingId listing,
            String name,
            String category,
            @Nullable String exclusion,
            int minimumAge,
            boolean service) {
        /** These end the right only once the buyer has opened or mixed the goods (§ 312g Abs. 2 Nr. 3, 4 and 6 BGB). */
        private static final Set<String> ONCE_OPENED = Set.of("SEALED_HYGIENE", "MIXED", "SEALED_MEDIA");

        /** Whether there is a right of withdrawal when it is sold. */
        public boolean withdrawable() {
            return exclusion == null || ONCE_OPENED.contains(exclusion);
        }
    }

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
