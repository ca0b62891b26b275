package marketplace.search.index;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marketplace.search.asking.Lexicon;
import marketplace.search.listings.Listing;
import marketplace.search.listings.Listing.Variant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A listing as the index keeps it.
 *
 * @param hit what a result shows, given back as it is
 * @param label brand and names of variants
 * @param topic names of its categories
 * @param text its description
 * @param code its SKUs and GTINs
 * @param diet declared diets and what title and description promise themselves
 * @param clarity just below 1 the more words its title has
 * @param spelling the words a misspelt one may have been meant for
 */
record Indexed(
        Hit hit,
        boolean live,
        String id,
        String kind,
        String merchant,
        String title,
        List<String> label,
        List<String> topic,
        String text,
        List<String> code,
        List<String> category,
        Set<String> diet,
        List<String> allergen,
        boolean declared,
        boolean available,
        @Nullable Long price,
        @Nullable Long unitPrice,
        float clarity,
        Set<String> spelling) {

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,40}");
    private static final float CLARITY_LOST_PER_WORD = 0.015f;
    private static final int WORDS_THAT_COUNT = 10;

    /** The part of a listing that comes back with a hit. */
    record Hit(
            String id,
            String kind,
            String merchant,
            String title,
            String category,
            @Nullable String brand,
            List<Variant> variants,
            @Nullable Long priceFromCents,
            List<String> diets,
            List<String> allergens,
            boolean allergensDeclared,
            boolean available,
            @Nullable String art,
            @Nullable String image,
            @Nullable JsonNode card) {}

    /** What stays of a listing that must not be found any more. */
    record Tombstone(boolean live) {}

    static Indexed of(Listing listing, Lexicon lexicon) {
        var title = Objects.requireNonNull(listing.title());
        var text = Objects.requireNonNullElse(listing.description(), "");
        var hit = hit(listing, title);
        var promised = new HashSet<>(hit.diets());
        promised.addAll(lexicon.promises(title));
        promised.addAll(lexicon.promises(text));
        var words = WORD.matcher(title).results().count();
        return new Indexed(
                hit,
                true,
                hit.id(),
                hit.kind(),
                hit.merchant(),
                title,
                label(listing),
                orEmpty(listing.categoryWords()),
                text,
                codes(hit.variants()),
                orEmpty(listing.categoryPath()),
                lexicon.withImplied(promised),
                hit.allergens(),
                hit.allergensDeclared(),
                hit.available(),
                hit.priceFromCents(),
                unitPrice(hit.variants()),
                1 - CLARITY_LOST_PER_WORD * Math.min(words, WORDS_THAT_COUNT),
                spelling(listing, title));
    }

    private static Hit hit(Listing listing, String title) {
        return new Hit(
                listing.id().toString(),
                Objects.requireNonNullElse(listing.kind(), "product"),
                Objects.requireNonNull(listing.merchant()).toString(),
                title,
                Objects.requireNonNullElse(listing.category(), ""),
                listing.brand(),
                orEmpty(listing.variants()),
                listing.priceFromCents(),
                orEmpty(listing.diets()),
                orEmpty(listing.allergens()),
                listing.allergensDeclared(),
                listing.available(),
                listing.art(),
                listing.image(),
                listing.card());
    }

    private static List<String> label(Listing listing) {
        var names = orEmpty(listing.variants()).stream().map(Variant::name);
        return Stream.concat(Stream.ofNullable(listing.brand()), names)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> codes(List<Variant> variants) {
        return variants.stream()
                .flatMap(variant -> Stream.of(variant.sku(), variant.gtin()))
                .filter(Objects::nonNull)
                .map(code -> code.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static @Nullable Long unitPrice(List<Variant> variants) {
        return variants.stream()
                .map(Variant::unitPrice)
                .filter(Objects::nonNull)
                .map(Listing.UnitPrice::cents)
                .min(Long::compare)
                .orElse(null);
    }

    private static Set<String> spelling(Listing listing, String title) {
        var words = new LinkedHashSet<String>();
        Stream.concat(
                        Stream.of(title),
                        Stream.concat(label(listing).stream(), orEmpty(listing.categoryWords()).stream()))
                .flatMap(text -> WORD.matcher(text).results())
                .forEach(word -> words.add(word.group()));
        return words;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
