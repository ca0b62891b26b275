package marketplace.catalog.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import marketplace.catalog.Content;
import marketplace.catalog.Content.Unit;
import marketplace.catalog.Deposit;
import marketplace.catalog.Details;
import marketplace.catalog.Facts;
import marketplace.catalog.Gtin;
import marketplace.catalog.Image;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Measure;
import marketplace.catalog.Pricing;
import marketplace.catalog.Supply;
import marketplace.catalog.TaxClass;
import marketplace.catalog.Variant;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What a listing says, as the API takes and gives it.
 *
 * @param images hashes of pictures uploaded before; the first is shown in lists
 * @param alts what is to be seen on each of them, in their order
 */
record ListingBody(
        @NotNull Pricing pricing,
        @NotBlank @Size(max = 80) String category,
        @NotBlank @Size(max = 120) String title,
        @NotNull @Size(max = 4_000) String description,
        @Nullable @Size(max = 120) String brand,
        @Nullable Facts facts,
        @NotEmpty @Size(max = Details.MOST_VARIANTS) List<@Valid VariantBody> variants,
        @Nullable @Size(max = Details.MOST_IMAGES) List<String> images,
        @Nullable @Size(max = Details.MOST_IMAGES) List<@Size(max = Image.LONGEST) String> alts) {

    /**
     * A variant; by the piece, in packs (amount and unit) or weighed (target grams).
     *
     * @param id of a variant that is there; none: a new one
     * @param cents gross, of a kilogram when weighed; none on request
     * @param stock a number; instead of it {@code light}
     */
    record VariantBody(
            @Nullable VariantId id,
            @Nullable @Size(max = 120) String name,
            @Nullable @Size(max = 60) String sku,
            @Nullable String gtin,
            @Nullable @Min(1) Long cents,
            @NotNull TaxClass tax,
            @Nullable @Min(0) Long depositCents,
            Deposit.@Nullable Kind depositKind,
            @Nullable @Min(1) Long amount,
            @Nullable Unit unit,
            @Nullable @Min(1) @Max(10_000) Integer pieces,
            @Nullable @Min(1) Long drainedGrams,
            @Nullable Boolean loose,
            @Nullable @Min(1) Integer targetGrams,
            @Nullable @Min(0) @Max(2_000) Integer toleranceBasisPoints,
            @Nullable @Min(0) Integer stock,
            Supply.@Nullable Light light) {

        Variant variant(List<VariantId> known) {
            if (id != null && !known.contains(id)) {
                throw new ListingRefused.Absent();
            }
            return new Variant(
                    id == null ? VariantId.fresh() : id,
                    Objects.requireNonNullElse(name, ""),
                    sku,
                    gtin == null ? null : new Gtin(gtin),
                    cents == null ? null : Money.euro(cents),
                    tax,
                    depositCents == null ? null : new Deposit(Money.euro(depositCents), depositKind),
                    measure(),
                    supply());
        }

        private Measure measure() {
            if (targetGrams != null) {
                return new Measure.Weighed(
                        targetGrams,
                        toleranceBasisPoints == null
                                ? Measure.Weighed.USUAL_TOLERANCE
                                : new BasisPoints(toleranceBasisPoints));
            }
            return amount == null || unit == null
                    ? new Measure.Piece()
                    : new Measure.Pack(
                            new Content(amount, unit),
                            pieces == null ? 1 : pieces,
                            drainedGrams,
                            Boolean.TRUE.equals(loose));
        }

        private Supply supply() {
            return stock == null ? Objects.requireNonNullElse(light, Supply.Light.GREEN) : new Supply.Counted(stock);
        }

        static VariantBody of(Variant variant) {
            var deposit = variant.deposit();
            var pack = variant.measure() instanceof Measure.Pack packed ? packed : null;
            var weighed = variant.measure() instanceof Measure.Weighed weighing ? weighing : null;
            return new VariantBody(
                    variant.id(),
                    variant.name(),
                    variant.sku(),
                    variant.gtin() == null ? null : variant.gtin().digits(),
                    variant.price() == null ? null : variant.price().minor(),
                    variant.tax(),
                    deposit == null ? null : deposit.amount().minor(),
                    deposit == null ? null : deposit.kind(),
                    pack == null ? null : pack.content().amount(),
                    pack == null ? null : pack.content().unit(),
                    pack == null ? null : pack.pieces(),
                    pack == null ? null : pack.drainedGrams(),
                    pack != null && pack.loose(),
                    weighed == null ? null : weighed.targetGrams(),
                    weighed == null ? null : weighed.tolerance().value(),
                    variant.supply() instanceof Supply.Counted counted ? counted.left() : null,
                    variant.supply() instanceof Supply.Light shown ? shown : null);
        }
    }

    /** As the domain knows it; only variants of the listing itself may be named. */
    Details details(List<VariantId> known) {
        return new Details(
                pricing,
                category,
                title,
                description,
                brand,
                facts == null ? Facts.NONE : facts,
                variants.stream().map(variant -> variant.variant(known)).toList(),
                pictures());
    }

    private List<Image> pictures() {
        var hashes = Objects.requireNonNullElse(images, List.<String>of());
        var words = Objects.requireNonNullElse(alts, List.<String>of());
        return IntStream.range(0, hashes.size())
                .mapToObj(i -> new Image(hashes.get(i), i < words.size() ? words.get(i) : ""))
                .toList();
    }

    static ListingBody of(Listing listing) {
        var details = listing.details();
        return new ListingBody(
                details.pricing(),
                details.category(),
                details.title(),
                details.description(),
                details.brand(),
                details.facts(),
                details.variants().stream().map(VariantBody::of).toList(),
                details.images().stream().map(Image::hash).toList(),
                details.images().stream().map(Image::alt).toList());
    }
}
