package marketplace.orders;

import java.time.Instant;
import java.util.Optional;
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
 * @param wish what its buyer wants of it beyond that
 * @param agreed as it was agreed, where fewer or something else comes; none where it comes as agreed
 * @param proposal what its merchant would rather give, while the buyer has not answered
 */
public record OrderLine(
        int position,
        Sold sold,
        Measure measure,
        Money deposit,
        Tax tax,
        @Nullable HandedOver handedOver,
        Wish wish,
        @Nullable OrderLine agreed,
        @Nullable Proposal proposal) {

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

    /**
     * What the merchant would give in place of a line.
     *
     * @param until when the buyer answers; then the line is left out
     */
    public record Proposal(OrderLine offered, Instant until) {}

    public Money amount() {
        return measure.amount();
    }

    public Money total() {
        return amount().plus(deposit);
    }

    /** The most it can cost, whatever the scales show, with its deposit. */
    public Money ceiling() {
        return measure.ceiling().plus(deposit);
    }

    /** As it was agreed, whatever comes of it. */
    public OrderLine asAgreed() {
        return agreed == null
                ? new OrderLine(position, sold, measure.asAgreed(), deposit, tax, handedOver, wish, null, null)
                : agreed;
    }

    /** Whether something else comes in its place. */
    public boolean isReplaced() {
        return agreed != null && !agreed.sold.equals(sold);
    }

    /** Whether this may come in the place of the other and cost its buyer no more, by the piece and in all. */
    public boolean mayReplace(OrderLine other) {
        return measure.count() <= other.measure.count()
                && measure.isNoDearerThan(other.measure)
                && ceiling().compareTo(other.ceiling()) <= 0
                && sold.minimumAge() <= other.sold.minimumAge();
    }

    boolean isAskedBefore(Instant now) {
        return proposal != null && now.isBefore(proposal.until());
    }

    boolean isAskedUntil(Instant now) {
        return proposal != null && !now.isBefore(proposal.until());
    }

    Optional<OrderLine> answered(boolean yes) {
        return yes && proposal != null ? Optional.of(replacedBy(proposal.offered())) : Optional.empty();
    }

    OrderLine weighed(Measure.Weighed weighed) {
        return new OrderLine(position, sold, weighed, deposit, tax, handedOver, wish, agreed, proposal);
    }

    OrderLine handedOver(HandedOver moment) {
        return handedOver == null
                ? new OrderLine(position, sold, measure, deposit, tax, moment, wish, agreed, proposal)
                : this;
    }

    /** So many pieces of it, fewer than there were. */
    OrderLine fewer(int pieces) {
        if (pieces == measure.count()) {
            return this;
        }
        var less = Money.euro(deposit.minor() / measure.count() * pieces);
        return new OrderLine(position, sold, measure.of(pieces), less, tax, handedOver, wish, asAgreed(), null);
    }

    /** The other in its place, on the same terms. */
    OrderLine replacedBy(OrderLine other) {
        if (!other.mayReplace(this)) {
            throw new OrderRefused.Dearer(this);
        }
        return new OrderLine(
                position, other.sold, other.measure, other.deposit, other.tax, handedOver, wish, asAgreed(), null);
    }

    OrderLine asking(OrderLine offered, Instant until) {
        if (wish.instead() == Wish.Instead.NEVER || proposal != null) {
            throw new OrderRefused.NotToReplace(this);
        }
        if (!offered.mayReplace(this)) {
            throw new OrderRefused.Dearer(this);
        }
        var asked = new Proposal(offered, until);
        return new OrderLine(position, sold, measure, deposit, tax, handedOver, wish, agreed, asked);
    }
}
