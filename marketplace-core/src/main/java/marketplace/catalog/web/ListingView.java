package marketplace.catalog.web;

import java.util.List;
import marketplace.catalog.Listing;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/** A listing as the API shows it. */
record ListingView(
        ListingId id,
        MerchantId merchant,
        @Nullable String key,
        long version,
        String state,
        boolean available,
        ListingBody details,
        List<UnitPriceView> unitPrices) {

    /** The Grundpreis of a variant, and what it is of. */
    record UnitPriceView(VariantId variant, long cents, String per) {}

    static ListingView of(Listing listing) {
        return new ListingView(
                listing.id(),
                listing.merchant(),
                listing.key(),
                listing.version(),
                listing.state().word(),
                listing.available(),
                ListingBody.of(listing),
                unitPrices(listing));
    }

    private static List<UnitPriceView> unitPrices(Listing listing) {
        return listing.details().variants().stream()
                .flatMap(variant -> variant.unitPrice().stream()
                        .map(unit ->
                                new UnitPriceView(variant.id(), unit.price().minor(), unit.per())))
                .toList();
    }
}
