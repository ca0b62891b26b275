package marketplace.search.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.analysis.Folding;
import marketplace.search.asking.As;
import marketplace.search.asking.Reading;
import marketplace.search.asking.Term;
import marketplace.search.asking.Wish;
import marketplace.search.index.Found.Hit;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** Why a hit is there: for each word of the question the best way in which it matched. */
final class Reasons {

    private static final List<String> BEST_FIRST = List.of(
            "title",
            "regional",
            "synonym",
            "brand",
            "spelling",
            "problem",
            "part",
            "category",
            "called",
            "related",
            "text");
    private static final String WISH = "wish:";

    private final Reading reading;

    Reasons(Reading reading) {
        this.reading = reading;
    }

    /**
     * A reason.
     *
     * @param code how it matched
     * @param word what matched
     * @param asked what the resident said instead, if she did
     */
    record Reason(String code, String word, @Nullable String asked) {}

    List<Reason> of(Hit hit) {
        var best = new LinkedHashMap<Integer, String>();
        var reasons = new ArrayList<Reason>();
        for (var matched : hit.matched()) {
            if (matched.startsWith(WISH)) {
                reasons.add(new Reason("wish", matched.substring(WISH.length()), null));
            } else {
                var colon = matched.indexOf(':');
                best.merge(Integer.parseInt(matched, 0, colon, 10), matched.substring(colon + 1), Reasons::better);
            }
        }
        for (Map.Entry<Integer, String> one : best.entrySet()) {
            reasons.addFirst(reason(reading.terms().get(one.getKey()), one.getValue(), hit));
        }
        return reasons;
    }

    private static String better(String one, String other) {
        return BEST_FIRST.indexOf(one) <= BEST_FIRST.indexOf(other) ? one : other;
    }

    private static Reason reason(Term term, String code, Hit hit) {
        return switch (code) {
            case "regional", "synonym", "problem", "related", "spelling" ->
                other(term, As.valueOf(code.toUpperCase()), hit);
            case "called" -> new Reason(isInPlace(term, hit) ? "place" : "merchant", term.said(), null);
            default -> new Reason(code, term.said(), null);
        };
    }

    private static Reason other(Term term, As as, Hit hit) {
        var title = Folding.fold(hit.title());
        var meant = term.meant(as);
        var word = meant.stream()
                .filter(text -> title.contains(stump(text)))
                .findFirst()
                .orElse(meant.getFirst());
        return new Reason(as.code(), word, term.said());
    }

    /** Enough of a word to find its forms. */
    private static String stump(String text) {
        var folded = Folding.fold(text);
        return folded.substring(0, Math.max(3, folded.length() - 2));
    }

    private static boolean isInPlace(Term term, Hit hit) {
        return term.merchants().contains(MerchantId.of(hit.merchant())) && term.isPlace();
    }

    /** Wishes about which the listing says nothing. */
    List<String> unsure(Hit hit) {
        return reading.wishes().stream()
                .map(Wish::code)
                .filter(code -> !hit.matched().contains(WISH + code))
                .toList();
    }
}
