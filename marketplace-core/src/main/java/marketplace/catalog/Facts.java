package marketplace.catalog;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import marketplace.shared.BasisPoints;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the law wants said of a thing before somebody orders it (R22, R121 to R149); which of it a listing must have its
 * category says. Texts are empty where nothing is stated.
 *
 * @param allergens none when nobody declared any; the empty set is a promise
 * @param organicControl the control body, {@code DE-ÖKO-nnn}
 * @param minimumAge years: 0, 16 or 18
 * @param alcohol hundredths of a percent by volume
 * @param maker name, address and mail of the manufacturer or the responsible business; {@code self}: the merchant
 * @param art the drawing shown without a picture; empty: the category's
 */
public record Facts(
        Set<String> diets,
        @Nullable Set<Allergen> allergens,
        String ingredients,
        String nutrition,
        String origin,
        String storage,
        @Nullable String organicControl,
        int minimumAge,
        @Nullable BasisPoints alcohol,
        String energyLabel,
        String textile,
        String weee,
        String battery,
        String maker,
        String warnings,
        @Nullable Exclusion exclusion,
        String art) {
    private static final int LONGEST = 4_000;
    private static final Pattern CONTROL = Pattern.compile("[A-Z]{2}-(ÖKO|BIO)-\\d{3}");
    private static final Set<Integer> AGES = Set.of(0, 16, 18);
    /** What can be said of food for those who eat some things only. */
    public static final Set<String> DIETS = Set.of(
            "vegan",
            "vegetarian",
            "gluten-free",
            "lactose-free",
            "nut-free",
            "egg-free",
            "sugar-free",
            "alcohol-free",
            "halal",
            "kosher");

    /** The fourteen of Annex II of Regulation (EU) 1169/2011. */
    public enum Allergen {
        GLUTEN,
        CRUSTACEANS,
        EGGS,
        FISH,
        PEANUTS,
        SOYA,
        MILK,
        NUTS,
        CELERY,
        MUSTARD,
        SESAME,
        SULPHITES,
        LUPIN,
        MOLLUSCS
    }

    /** Why the right of withdrawal does not hold or ends early: § 312g Abs. 2 BGB, by its numbers (R41). */
    public enum Exclusion {
        CUSTOM,
        PERISHABLE,
        SEALED_HYGIENE,
        MIXED,
        ALCOHOL_30D,
        SEALED_MEDIA,
        PRESS,
        DATED_CATERING_LEISURE,
        AUCTION,
        URGENT_REPAIR,
        REGULAR_GROCERY_TOUR
    }

    /** Nothing stated. */
    public static final Facts NONE =
            new Facts(Set.of(), null, "", "", "", "", null, 0, null, "", "", "", "", "", "", null, "");

    public Facts {
        diets = diets == null ? Set.of() : Set.copyOf(diets);
        allergens = allergens == null ? null : Set.copyOf(allergens);
        ingredients = shorter("ingredients", ingredients);
        nutrition = shorter("nutrition", nutrition);
        origin = shorter("origin", origin);
        storage = shorter("storage", storage);
        energyLabel = shorter("energy_label", energyLabel);
        textile = shorter("textile", textile);
        weee = shorter("weee", weee);
        battery = shorter("battery", battery);
        maker = shorter("maker", maker);
        warnings = shorter("warnings", warnings);
        art = shorter("art", art);
        check(diets, organicControl, minimumAge);
    }

    private static void check(Set<String> diets, @Nullable String organicControl, int minimumAge) {
        if (!DIETS.containsAll(diets)) {
            throw ListingRefused.invalid(
                    new Refusal.Field("diet", "diet", "A diet is one of " + new TreeSet<>(DIETS) + "."));
        }
        if (organicControl != null && !CONTROL.matcher(organicControl).matches()) {
            throw ListingRefused.invalid(new Refusal.Field(
                    "organic_code", "organic-code", "The organic control body looks like DE-ÖKO-006."));
        }
        if (!AGES.contains(minimumAge)) {
            throw ListingRefused.invalid(new Refusal.Field("age_min", "age", "The minimum age is 16, 18 or none."));
        }
    }

    private static String shorter(String field, @Nullable String text) {
        var given = Objects.requireNonNullElse(text, "").strip();
        if (given.length() > LONGEST) {
            throw ListingRefused.invalid(new Refusal.Field(field, "too-long", "At most 4,000 characters fit here."));
        }
        return given;
    }

    public boolean organic() {
        return organicControl != null;
    }
}
