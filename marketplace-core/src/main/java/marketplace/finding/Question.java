package marketplace.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * What a resident asks, within bounds.
 *
 * @param words as typed, at most 200 characters; empty asks for everything
 * @param home where she lives, if she said so
 * @param page from 1 to 10
 */
public record Question(String words, @Nullable Home home, Filters filters, Coming coming, Sort sort, int page) {
    public static final int PER_PAGE = 24;
    public static final int LAST_PAGE = 10;
    public static final int LONGEST = 200;
    public static final int MOST_KM = 100;
    public static final long MOST_CENTS = 100_000_000;
    public static final int MOST_DIETS = 8;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9._-]{0,79}");

    /** A place of the county, or only a position. */
    public record Home(@Nullable PlaceCode place, GeoPoint point) {}

    /**
     * What is chosen of the listings themselves.
     *
     * @param category means it and everything below
     * @param kind product or service
     * @param priceFrom cents, inclusive
     * @param priceTo cents, inclusive
     */
    public record Filters(
            @Nullable String category,
            @Nullable MerchantId merchant,
            @Nullable String kind,
            List<String> diets,
            @Nullable Long priceFrom,
            @Nullable Long priceTo) {
        public static final Filters NONE = new Filters(null, null, null, List.of(), null, null);

        public Filters {
            diets = List.copyOf(diets);
            within("diet", diets.size(), 0, MOST_DIETS);
            within("priceFrom", priceFrom == null ? 0 : priceFrom, 0, MOST_CENTS);
            within("priceTo", priceTo == null ? 0 : priceTo, 0, MOST_CENTS);
            if (category != null) {
                coded("category", category);
            }
            diets.forEach(diet -> coded("diet", diet));
            if (kind != null && !kind.equals("product") && !kind.equals("service")) {
                throw new QuestionRefused("kind", "kind is product or service.");
            }
        }
    }

    /**
     * How it must come to her.
     *
     * @param way nothing means any way that reaches her
     * @param everywhere whether what cannot reach her is asked for too
     * @param radiusKm how far the shop may be, at most 100
     */
    public record Coming(
            @Nullable Way way, boolean everywhere, @Nullable Integer radiusKm, boolean openNow) {
        public static final Coming ANYHOW = new Coming(null, false, null, false);

        public Coming {
            within("radius", radiusKm == null ? 1 : radiusKm, 1, MOST_KM);
        }
    }

    public Question {
        words = words.strip();
        within("q", words.length(), 0, LONGEST);
        within("page", page, 1, LAST_PAGE);
        if (home == null && coming.radiusKm() != null) {
            throw new QuestionRefused("radius", "A radius needs a place or a position.");
        }
        if (home == null && sort == Sort.NEAR) {
            throw new QuestionRefused("sort", "Sorting by distance needs a place or a position.");
        }
    }

    public static Question of(String words, @Nullable Home home) {
        return new Question(words, home, Filters.NONE, Coming.ANYHOW, Sort.BEST, 1);
    }

    public Question with(Filters other) {
        return new Question(words, home, other, coming, sort, 1);
    }

    public Question with(Coming other) {
        return new Question(words, home, filters, other, sort, 1);
    }

    public Question sorted(Sort other) {
        return new Question(words, home, filters, coming, other, 1);
    }

    public Question onPage(int other) {
        return new Question(words, home, filters, coming, sort, other);
    }

    public Question saying(String other) {
        return new Question(other, home, filters, coming, sort, 1);
    }

    /** Whether anything but words, place and order was chosen. */
    public boolean isNarrowed() {
        return !filters.equals(Filters.NONE) || coming.radiusKm() != null || coming.openNow() || coming.way() != null;
    }

    /** By the names of addresses and of the API; the place is not among them. Nothing stands for what is usual. */
    public Map<String, List<String>> parameters() {
        var all = new LinkedHashMap<String, List<String>>();
        put(all, "q", words.isEmpty() ? null : words);
        put(all, "category", filters.category());
        put(all, "merchant", filters.merchant());
        put(all, "kind", filters.kind());
        if (!filters.diets().isEmpty()) {
            all.put("diet", filters.diets());
        }
        put(all, "priceFrom", filters.priceFrom());
        put(all, "priceTo", filters.priceTo());
        put(
                all,
                "way",
                coming.everywhere()
                        ? "any"
                        : coming.way() == null ? null : coming.way().code());
        put(all, "radius", coming.radiusKm());
        put(all, "openNow", coming.openNow() ? "true" : null);
        put(all, "sort", sort == Sort.BEST ? null : sort.code());
        put(all, "page", page == 1 ? null : page);
        return all;
    }

    private static void put(Map<String, List<String>> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, List.of(value.toString()));
        }
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new QuestionRefused(name, name + " is from " + least + " to " + most + ".");
        }
    }

    private static void coded(String name, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new QuestionRefused(name, name + " is a code of small letters.");
        }
    }
}
