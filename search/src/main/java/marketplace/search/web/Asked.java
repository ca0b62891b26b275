package marketplace.search.web;

import java.util.List;
import java.util.Optional;
import marketplace.search.asking.Directory;
import marketplace.search.asking.Question;
import marketplace.search.asking.Question.Filters;
import marketplace.search.asking.QuestionRefused.Invalid;
import marketplace.search.asking.Sort;
import marketplace.search.reach.Place;
import marketplace.search.reach.Way;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads a question out of the parameters of a request; what cannot be read is refused in a sentence. */
final class Asked {

    private static final String ANY = "any";
    private static final int LONGEST_CODE = 80;

    private final MultiValueMap<String, String> parameters;

    Asked(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    CountyCode county() {
        try {
            return CountyCode.of(text("county").orElse(""));
        } catch (IllegalArgumentException _) {
            throw new Invalid("county must be five digits.");
        }
    }

    String words() {
        return text("q").orElse("").strip();
    }

    Question question(Directory directory) {
        var place = place(directory);
        var way = text("way").orElse(null);
        return new Question(
                county(),
                words(),
                place,
                point(place),
                number("radius").map(Asked::inAnInt).orElse(null),
                filters(),
                way == null || way.equals(ANY) ? null : way(way),
                ANY.equals(way),
                text("openNow").map("true"::equals).orElse(false),
                number("page").map(Asked::inAnInt).orElse(1),
                sort(),
                facets());
    }

    /** A place nobody told us of yet is no mistake while its point is given. */
    private @Nullable Place place(Directory directory) {
        var asked = text("place");
        var found = asked.flatMap(directory::place);
        if (asked.isPresent() && found.isEmpty() && text("lat").isEmpty()) {
            throw new Invalid("There is no place \"" + asked.get() + "\" here.");
        }
        return found.orElse(null);
    }

    private Filters filters() {
        return new Filters(
                text("category").orElse(null),
                text("merchant").map(Asked::merchant).orElse(null),
                text("kind").orElse(null),
                parameters.getOrDefault("diet", List.of()),
                number("priceFrom").orElse(null),
                number("priceTo").orElse(null));
    }

    private static MerchantId merchant(String id) {
        try {
            return MerchantId.of(id);
        } catch (IllegalArgumentException _) {
            throw new Invalid("merchant must be an id.");
        }
    }

    private static Way way(String code) {
        return Way.find(code).orElseThrow(() -> new Invalid("way must be delivery, pickup, van, point or any."));
    }

    private boolean facets() {
        return switch (text("facets").orElse("all")) {
            case "all" -> true;
            case "none" -> false;
            default -> throw new Invalid("facets must be all or none.");
        };
    }

    private Sort sort() {
        var code = text("sort").orElse(Sort.BEST.code());
        return Sort.find(code)
                .orElseThrow(() -> new Invalid("sort must be best, near, price, unit-price, new or mixed."));
    }

    private @Nullable GeoPoint point(@Nullable Place place) {
        var lat = text("lat");
        var lon = text("lon");
        if (lat.isEmpty() && lon.isEmpty()) {
            return place == null ? null : place.point();
        }
        try {
            return new GeoPoint(Double.parseDouble(lat.orElse("")), Double.parseDouble(lon.orElse("")));
        } catch (IllegalArgumentException _) {
            throw new Invalid("lat and lon must both be degrees.");
        }
    }

    private Optional<Long> number(String name) {
        try {
            return text(name).map(Long::parseLong);
        } catch (NumberFormatException _) {
            throw new Invalid(name + " must be a whole number.");
        }
    }

    /** Whatever lies beyond is out of bounds all the same. */
    private static int inAnInt(long number) {
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private Optional<String> text(String name) {
        var value = parameters.getFirst(name);
        if (value != null && !name.equals("q") && value.length() > LONGEST_CODE) {
            throw new Invalid(name + " is too long.");
        }
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
