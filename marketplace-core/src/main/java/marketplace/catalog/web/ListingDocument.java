package marketplace.catalog.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.catalog.Details;
import marketplace.catalog.Listing;
import marketplace.catalog.Measure;
import marketplace.catalog.Variant;
import marketplace.files.Pictures;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * A listing as search indexes it. Prices are of one piece, of weighed goods for the target weight.
 *
 * @param card what a result needs to be drawn and search has no opinion on
 */
record ListingDocument(
        ListingId id,
        CountyCode county,
        long version,
        int revision,
        String state,
        String kind,
        MerchantId merchant,
        String title,
        String description,
        String category,
        List<String> categoryPath,
        List<String> categoryWords,
        @Nullable String brand,
        List<VariantDocument> variants,
        @Nullable Long priceFromCents,
        List<String> diets,
        List<String> allergens,
        boolean allergensDeclared,
        boolean available,
        String art,
        @Nullable String image,
        Map<String, Object> card) {
    private static final int CARD_WIDTH = 320;

    record VariantDocument(
            String id,
            String name,
            @Nullable String sku,
            @Nullable String gtin,
            @Nullable Long priceCents,
            @Nullable UnitPriceDocument unitPrice) {}

    record UnitPriceDocument(long cents, String per) {}

    static ListingDocument of(Listing listing, CountyCode county, Categories categories) {
        var details = listing.details();
        var facts = details.facts();
        var path = categories.path(details.category());
        var allergens = facts.allergens();
        return new ListingDocument(
                listing.id(),
                county,
                listing.version(),
                listing.revision(),
                listing.state().word(),
                word(details.kind()),
                listing.merchant(),
                details.title(),
                details.description(),
                details.category(),
                path.stream().map(Category::code).toList(),
                wordsOf(path),
                details.brand(),
                details.variants().stream().map(ListingDocument::variant).toList(),
                cheapest(details.variants()),
                dietsOf(details),
                allergens == null
                        ? List.of()
                        : allergens.stream().map(ListingDocument::word).sorted().toList(),
                allergens != null,
                listing.available(),
                facts.art().isEmpty() ? path.getLast().art() : facts.art(),
                imageOf(details),
                card(details));
    }

    /** Names from the root on, then what the category is also called. */
    private static List<String> wordsOf(List<Category> path) {
        return Stream.concat(path.stream().map(Category::nameDe), path.getLast().words().stream())
                .distinct()
                .toList();
    }

    private static List<String> dietsOf(Details details) {
        var organic = details.facts().organic() ? Stream.of("organic") : Stream.<String>empty();
        return Stream.concat(details.facts().diets().stream(), organic).sorted().toList();
    }

    private static @Nullable String imageOf(Details details) {
        var cover = details.cover();
        return cover == null ? null : Pictures.href(cover, CARD_WIDTH);
    }

    private static VariantDocument variant(Variant variant) {
        var gtin = variant.gtin();
        return new VariantDocument(
                variant.id().toString(),
                variant.name(),
                variant.sku(),
                gtin == null ? null : gtin.digits(),
                variant.estimate().map(price -> price.minor()).orElse(null),
                variant.unitPrice()
                        .map(unit -> new UnitPriceDocument(unit.price().minor(), unit.per()))
                        .orElse(null));
    }

    private static @Nullable Long cheapest(List<Variant> variants) {
        return variants.stream()
                .flatMap(variant -> variant.estimate().stream())
                .map(price -> price.minor())
                .min(Long::compare)
                .orElse(null);
    }

    private static Map<String, Object> card(Details details) {
        var first = details.variants().getFirst();
        var card = new TreeMap<String, Object>();
        card.put("pricing", word(details.pricing()));
        card.put("variants", details.variants().size());
        card.put("minimumAge", details.facts().minimumAge());
        var deposit = first.deposit();
        if (deposit != null && deposit.amount().isPositive()) {
            card.put("depositCents", deposit.amount().minor());
            card.put("depositKind", word(Objects.requireNonNull(deposit.kind())));
        }
        if (first.measure() instanceof Measure.Weighed weighed) {
            card.put("targetGrams", weighed.targetGrams());
        }
        return card;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
