package marketplace.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import marketplace.finding.Question.Coming;
import marketplace.finding.Question.Filters;
import marketplace.finding.Question.Home;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * Reads a question out of the parameters of a request. The API refuses what cannot be read; a page leaves it out, so
 * that an old or mistyped address still answers.
 */
public final class Parameters {
    private static final String ANYWAY = "any";

    private final Map<String, List<String>> given;
    private final boolean kindly;

    private Parameters(Map<String, List<String>> given, boolean kindly) {
        this.given = given;
        this.kindly = kindly;
    }

    public static Question strictly(Map<String, List<String>> given, @Nullable Home home) {
        return new Parameters(given, false).question(home);
    }

    public static Question kindly(Map<String, List<String>> given, @Nullable Home home) {
        return new Parameters(given, true).question(home);
    }

    /** Half a position or none on earth. */
    public static QuestionRefused noPoint() {
        return new QuestionRefused("lat", "lat and lon are both degrees.");
    }

    private Question question(@Nullable Home home) {
        var words = text("q").orElse("");
        var plain = Question.of(kindly ? words.substring(0, Math.min(words.length(), Question.LONGEST)) : words, home);
        var filtered = tried(plain, one -> one.with(filters()));
        var coming = tried(filtered, one -> one.with(coming()));
        var sorted = tried(coming, one -> one.sorted(sort()));
        return tried(
                sorted, one -> one.onPage(number("page").map(Math::toIntExact).orElse(1)));
    }

    private Question tried(Question soFar, Function<Question, Question> step) {
        try {
            return step.apply(soFar);
        } catch (QuestionRefused refused) {
            if (kindly) {
                return soFar;
            }
            throw refused;
        }
    }

    private Filters filters() {
        var range = text("price").map(Parameters::range);
        return new Filters(
                text("category").orElse(null),
                text("merchant").map(Parameters::merchant).orElse(null),
                text("kind").orElse(null),
                given.getOrDefault("diet", List.of()).stream()
                        .filter(one -> !one.isBlank())
                        .toList(),
                range.map(List::getFirst).or(() -> number("priceFrom")).orElse(null),
                range.filter(both -> both.size() > 1)
                        .map(List::getLast)
                        .or(() -> number("priceTo"))
                        .orElse(null));
    }

    /** "500-1000" or "10000-": the choice of one step of prices. */
    private static List<Long> range(String text) {
        var bounds = new ArrayList<Long>();
        for (var bound : text.split("-")) {
            bounds.add(whole("price", bound));
        }
        if (bounds.isEmpty() || bounds.size() > 2) {
            throw new QuestionRefused("price", "price is a range of cents, 500-1000.");
        }
        return bounds;
    }

    private Coming coming() {
        var way = text("way").orElse(null);
        var everywhere = ANYWAY.equals(way);
        return new Coming(
                way == null || everywhere ? null : way(way),
                everywhere,
                number("radius").map(Math::toIntExact).orElse(null),
                text("openNow").map("true"::equals).orElse(false));
    }

    private static Way way(String code) {
        return Way.find(code)
                .orElseThrow(() -> new QuestionRefused("way", "way is delivery, pickup, van, point or any."));
    }

    private Sort sort() {
        return Sort.find(text("sort").orElse(Sort.BEST.code()))
                .orElseThrow(() -> new QuestionRefused("sort", "sort is best, near, price, unit-price, new or mixed."));
    }

    private static MerchantId merchant(String id) {
        try {
            return MerchantId.of(id);
        } catch (IllegalArgumentException _) {
            throw new QuestionRefused("merchant", "merchant is an id.");
        }
    }

    private Optional<Long> number(String name) {
        return text(name).map(text -> whole(name, text));
    }

    private static long whole(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new QuestionRefused(name, name + " is a whole number.");
        }
    }

    private Optional<String> text(String name) {
        return given.getOrDefault(name, List.of()).stream()
                .filter(one -> !one.isBlank())
                .findFirst();
    }
}
