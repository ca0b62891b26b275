package marketplace.catalog;

import java.util.Objects;
import java.util.Optional;
import marketplace.catalog.Facts.Exclusion;
import marketplace.orders.Measure.Pieces;
import marketplace.orders.Measure.ToWeigh;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderLine.Sold;
import marketplace.orders.Tax;
import marketplace.orders.Wish;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it would be sold now: what a basket shows and an order freezes.
 *
 * @param name of listing and variant, in the words of the contract
 * @param orderable whether it is shown, priced and can be had
 * @param exclusion why there is no right of withdrawal, or why it ends early (R41)
 * @param image hash of the first picture, if there is one
 * @param vat as of today; the merchant's tax status decides with the class
 */
public record PricedVariant(
        Variant variant,
        ListingId listing,
        long listingVersion,
        MerchantId merchant,
        String name,
        String category,
        Pricing pricing,
        boolean orderable,
        VatRates.Vat vat,
        int minimumAge,
        String storage,
        @Nullable Exclusion exclusion,
        @Nullable String image,
        String art) {

    /** Gross, for one; of weighed goods for the target weight. */
    public Money price() {
        return variant.estimate().orElseThrow();
    }

    /** What is agreed at most: above the price for weighed goods alone. */
    public Money most() {
        return variant.measure() instanceof Measure.Weighed weighed
                ? weighed.most().priceAt(Optional.ofNullable(variant.price()).orElseThrow())
                : price();
    }

    public Money deposit() {
        var deposit = variant.deposit();
        return deposit == null ? Money.ZERO : deposit.amount();
    }

    public Optional<UnitPrice> unitPrice() {
        return variant.unitPrice();
    }

    /** Work, not a thing. */
    public boolean service() {
        return pricing.kind() == Pricing.Kind.SERVICE;
    }

    /** So many of it as a line of a contract: everything frozen that may change here tomorrow. */
    public OrderLine line(int position, int pieces, Wish wish) {
        var sold = new Sold(
                variant.id(),
                listing,
                name,
                category,
                exclusion == null ? null : exclusion.name(),
                minimumAge,
                service());
        var tax = new Tax(vat.kind(), vat.rate());
        return new OrderLine(position, sold, agreed(pieces), deposit().times(pieces), tax, null, wish, null, null);
    }

    private marketplace.orders.Measure agreed(int pieces) {
        return variant.measure() instanceof Measure.Weighed weighed
                ? new ToWeigh(
                        pieces,
                        weighed.target().times(pieces),
                        weighed.most().times(pieces),
                        Objects.requireNonNull(variant.price()))
                : new Pieces(pieces, price());
    }

    public boolean weighed() {
        return variant.measure() instanceof Measure.Weighed;
    }
}
