package marketplace.catalog;

import java.util.ArrayList;
import java.util.List;
import marketplace.shared.Refusal;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What a listing says.
 *
 * @param category its code
 * @param images the first is shown in lists
 */
public record Details(
        Pricing pricing,
        String category,
        String title,
        String description,
        @Nullable String brand,
        Facts facts,
        List<Variant> variants,
        List<Image> images) {
    public static final int MOST_VARIANTS = 50;
    public static final int MOST_IMAGES = 8;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 4_000;

    public Details {
        title = title.strip();
        description = description.strip();
        variants = List.copyOf(variants);
        images = List.copyOf(images);
        var faults = faults(title, description, brand, images);
        faults.addAll(faults(pricing, variants));
        if (!faults.isEmpty()) {
            throw new ListingRefused.Invalid(faults);
        }
    }

    private static List<Refusal.Field> faults(String title, String text, @Nullable String brand, List<Image> images) {
        var faults = new ArrayList<Refusal.Field>();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            faults.add(new Refusal.Field("title", "title", "A listing has a title of at most 120 characters."));
        }
        if (text.length() > LONGEST_TEXT || brand != null && brand.length() > LONGEST_TITLE) {
            faults.add(new Refusal.Field("description", "too-long", "At most 4,000 characters fit here."));
        }
        if (images.size() > MOST_IMAGES) {
            faults.add(new Refusal.Field("images", "images", "A listing has at most 8 pictures."));
        }
        return faults;
    }

    private static List<Refusal.Field> faults(Pricing pricing, List<Variant> variants) {
        var faults = new ArrayList<Refusal.Field>();
        var most = pricing.kind() == Pricing.Kind.SERVICE ? 1 : MOST_VARIANTS;
        if (variants.isEmpty() || variants.size() > most) {
            faults.add(new Refusal.Field("variant", "variants", "A product has 1 to 50 variants, a service has one."));
        }
        var weighed = variants.stream()
                .filter(one -> one.measure() instanceof Measure.Weighed)
                .count();
        if (weighed != (pricing == Pricing.PER_KG ? variants.size() : 0)) {
            faults.add(new Refusal.Field(
                    "target_grams", "weighed", "Weighed goods, and only they, state a target weight."));
        }
        if (variants.stream().map(Variant::id).distinct().count() != variants.size()) {
            faults.add(new Refusal.Field("variant", "variants", "Each variant is there once."));
        }
        return faults;
    }

    Variant get(VariantId wanted) {
        return variants.stream().filter(one -> one.isFor(wanted)).findFirst().orElseThrow(ListingRefused.Absent::new);
    }

    Details with(List<Image> others) {
        return new Details(pricing, category, title, description, brand, facts, variants, others);
    }

    /** The hash of the picture shown in lists. */
    public @Nullable String cover() {
        return images.isEmpty() ? null : images.getFirst().hash();
    }

    public Pricing.Kind kind() {
        return pricing.kind();
    }
}
