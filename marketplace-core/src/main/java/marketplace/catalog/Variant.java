package marketplace.catalog;

import java.util.Optional;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;
import marketplace.shared.Refusal;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * The sellable unit of a listing.
 *
 * @param name empty when there is one only
 * @param price gross, of one kilogram when weighed; none on request and while a draft has none yet
 * @param deposit none when nobody said
 */
public record Variant(
        VariantId id,
        String name,
        @Nullable String sku,
        @Nullable Gtin gtin,
        @Nullable Money price,
        TaxClass tax,
        @Nullable Deposit deposit,
        Measure measure,
        Supply supply) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SKU = 60;
    private static final Money MOST = Money.euro(10_000_000_00L);

    public Variant {
        if (name.length() > LONGEST_NAME) {
            throw ListingRefused.invalid(
                    new Refusal.Field("variant", "too-long", "A variant's name has at most 120 characters."));
        }
        if (sku != null && (sku.isBlank() || sku.length() > LONGEST_SKU)) {
            throw ListingRefused.invalid(new Refusal.Field("sku", "sku", "A SKU has 1 to 60 characters."));
        }
        if (price != null && (!price.isPositive() || price.compareTo(MOST) > 0)) {
            throw ListingRefused.invalid(
                    new Refusal.Field("price", "price", "A price is above zero and at most ten million euros."));
        }
    }

    public Optional<UnitPrice> unitPrice() {
        return Optional.ofNullable(price).flatMap(known -> UnitPrice.of(known, measure));
    }

    /** What one costs, for weighed goods about that much. */
    public Optional<Money> estimate() {
        return Optional.ofNullable(price)
                .map(known -> measure instanceof Measure.Weighed weighed
                        ? weighed.target().priceAt(known)
                        : known);
    }

    /** What is weighed exceeds what was wanted by so much at most. */
    Variant within(BasisPoints most) {
        return measure instanceof Measure.Weighed weighed
                ? new Variant(id, name, sku, gtin, price, tax, deposit, weighed.within(most), supply)
                : this;
    }

    public boolean isFor(VariantId wanted) {
        return id.equals(wanted);
    }

    Variant in(Supply other) {
        return new Variant(id, name, sku, gtin, price, tax, deposit, measure, other);
    }
}
