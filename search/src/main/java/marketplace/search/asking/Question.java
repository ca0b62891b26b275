package marketplace.search.asking;

import java.util.List;
import marketplace.search.reach.Place;
import marketplace.search.reach.Way;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks, within bounds.
 *
 * @param place where she lives, if known
 * @param point her place's point or her position
 * @param radiusKm how far the shop may be
 * @param way how it must come to her; nothing means any way that reaches her
 * @param everywhere whether what cannot reach her is asked for too
 * @param page from 1
 * @param facets whether what can be chosen beside is counted
 */
public record Question(
        CountyCode county,
        String words,
        @Nullable Place place,
        @Nullable GeoPoint point,
        @Nullable Integer radiusKm,
        Filters filters,
        @Nullable Way way,
        boolean everywhere,
        boolean openNow,
        int page,
        Sort sort,
        boolean facets) {

    public static final int PAGE_SIZE = 24;
    public static final int MOST_PAGES = 10;
    public static final int MOST_LETTERS = 200;
    public static final int MOST_KM = 100;
    public static final long MOST_CENTS = 100_000_000;
    public static final int MOST_DIETS = 8;

    /** What is chosen in the facets. */
    public record Filters(
            @Nullable String category,
            @Nullable MerchantId merchant,
            @Nullable String kind,
            List<String> diets,
            @Nullable Long priceFrom,
            @Nullable Long priceTo) {

        public static Filters none() {
            return new Filters(null, null, null, List.of(), null, null);
        }
    }

    public Question {
        within("q", words.length(), 0, MOST_LETTERS);
        within("page", page, 1, MOST_PAGES);
        within("radius", radiusKm == null ? 1 : radiusKm, 1, MOST_KM);
        within("diet", filters.diets().size(), 0, MOST_DIETS);
        within("priceFrom", filters.priceFrom() == null ? 0 : filters.priceFrom(), 0, MOST_CENTS);
        within("priceTo", filters.priceTo() == null ? 0 : filters.priceTo(), 0, MOST_CENTS);
        if (radiusKm != null && point == null) {
            throw new QuestionRefused.Invalid("A radius needs a place or a position.");
        }
        if (sort == Sort.NEAR && point == null) {
            throw new QuestionRefused.Invalid("Sorting by distance needs a place or a position.");
        }
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new QuestionRefused.Invalid(name + " must be between " + least + " and " + most + ".");
        }
    }
}
