package marketplace.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes German compounds apart: the cheapest way to lay known words side by side, retail words before general ones.
 * Words come folded ({@link Folding}) and go folded.
 */
public final class Compounds {

    /** A part of a compound; the head is what the thing is: bread in wholemeal bread. */
    public record Part(String text, boolean head) {}

    private static final int SHORTEST_COMPOUND = 6;
    private static final int LONGEST_COMPOUND = 60;
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_GENERAL_PART = 4;
    private static final int SHORTEST_HEAD_AFTER_UNKNOWN = 4;
    private static final int MOST_PARTS = 5;
    private static final List<String> LINKS = List.of("s", "n", "en", "es", "er", "e");
    private static final List<String> ENDINGS = List.of("n", "en", "e", "er", "s", "es");

    private static final List<String> EGGS = List.of("huhner", "oster");

    private static final double RETAIL = 1.0;
    private static final double GENERAL = 1.1;
    private static final double SHORT_GENERAL = 1.6;
    private static final double LINK = 0.5;
    private static final double UNKNOWN = 4.0;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Set<String> retail;
    private final Set<String> general;
    private final Set<String> whole;
    private final Set<String> turned;
    private final Map<String, List<String>> fixed;

    /** The lists the splitter goes by. */
    record Lists(
            Set<String> retail,
            Set<String> general,
            Set<String> whole,
            Set<String> turned,
            Map<String, List<String>> fixed) {}

    Compounds(Lists lists) {
        this.retail = lists.retail();
        this.general = lists.general();
        this.whole = lists.whole();
        this.turned = lists.turned();
        this.fixed = lists.fixed();
    }

    /** The splitter over the lists of this plugin; loaded once. */
    public static Compounds german() {
        return Loaded.GERMAN;
    }

    /** All useful parts of a folded word, single and joined, or none if it is not a compound. */
    public List<Part> split(String word) {
        var parts = all(word);
        return turned.contains(base(word, turned))
                ? parts.stream().filter(part -> !part.head()).toList()
                : parts;
    }

    private List<Part> all(String word) {
        if (word.length() < SHORTEST_COMPOUND || word.length() > LONGEST_COMPOUND) {
            return List.of();
        }
        var listed = fixed.get(base(word, fixed.keySet()));
        if (listed != null) {
            return listed(listed);
        }
        return joined(word, pieces(word));
    }

    /** The single parts of a folded word from left to right, or the word itself. */
    public List<String> single(String word) {
        if (word.length() < SHORTEST_COMPOUND || word.length() > LONGEST_COMPOUND) {
            return List.of(word);
        }
        var listed = fixed.get(base(word, fixed.keySet()));
        if (listed != null) {
            return listed;
        }
        var pieces = pieces(word);
        return pieces.isEmpty()
                ? List.of(word)
                : pieces.stream().map(Piece::text).toList();
    }

    /** The last part of a folded compound as it stands there, inflected or not; nothing if the word is none. */
    String headOf(String word) {
        if (word.length() < SHORTEST_COMPOUND || word.length() > LONGEST_COMPOUND) {
            return "";
        }
        var pieces = pieces(word);
        return pieces.size() < 2 ? "" : word.substring(pieces.getLast().start());
    }

    /** Words marked whole stay so; a retail word is only taken apart into retail words. */
    private List<Piece> pieces(String word) {
        if (whole.contains(base(word, whole))) {
            return List.of();
        }
        var pieces = cheapest(word);
        var isRetail = retail.contains(base(word, retail));
        return isRetail && pieces.stream().anyMatch(piece -> !retail.contains(base(piece.text(), retail)))
                ? List.of()
                : pieces;
    }

    private static List<Part> listed(List<String> parts) {
        var split = new ArrayList<Part>();
        for (var i = 0; i < parts.size(); i++) {
            split.add(new Part(parts.get(i), i == parts.size() - 1));
        }
        return split;
    }

    private static String base(String word, Set<String> known) {
        if (known.contains(word)) {
            return word;
        }
        for (var ending : ENDINGS) {
            if (word.endsWith(ending) && known.contains(word.substring(0, word.length() - ending.length()))) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private List<Piece> cheapest(String word) {
        var best = new Way[word.length() + 1];
        best[0] = new Way(0, List.of());
        for (var end = 2; end <= word.length(); end++) {
            for (var start = 0; start <= end - 2; start++) {
                best[end] = cheaper(best[end], best[start], piece(word, start, end));
            }
        }
        var found = best[word.length()];
        return found != null && isUseful(word, found) ? found.pieces() : List.of();
    }

    private static Way cheaper(Way now, Way before, Piece piece) {
        if (before == null || piece.cost() == NEVER || before.pieces().size() >= MOST_PARTS) {
            return now;
        }
        var cost = before.cost() + piece.cost();
        if (now != null && now.cost() <= cost) {
            return now;
        }
        var pieces = new ArrayList<>(before.pieces());
        pieces.add(piece);
        return new Way(cost, pieces);
    }

    /** A word of the general list is only taken apart if it ends on a retail word. */
    private boolean isUseful(String word, Way way) {
        var head = way.pieces().getLast().text();
        var headIsRetail = retail.contains(base(head, retail));
        if (way.pieces().getFirst().cost() >= UNKNOWN) {
            return headIsRetail && head.length() >= SHORTEST_HEAD_AFTER_UNKNOWN && !general.contains(word);
        }
        return way.pieces().size() > 1 && (headIsRetail || !general.contains(word));
    }

    private Piece piece(String word, int start, int end) {
        var text = word.substring(start, end);
        var isLast = end == word.length();
        if (start == 0 && isLast || isLast && isTrade(word, start)) {
            return new Piece(text, text, start, NEVER);
        }
        var cost = cost(text);
        if (cost == NEVER && isLast) {
            cost = cost(base(text, retail));
        }
        if (cost == NEVER && !isLast) {
            return linked(text, start);
        }
        return new Piece(text, text, start, cost);
    }

    /** A pottery, "Töpferei", is no egg; a hen's, "Hühnerei", is. */
    private static boolean isTrade(String word, int start) {
        var text = word.substring(start);
        return (text.equals("ei") || text.equals("eien"))
                && word.startsWith("er", start - 2)
                && EGGS.stream().noneMatch(egg -> word.startsWith(egg) && start == egg.length());
    }

    private Piece linked(String text, int start) {
        for (var link : LINKS) {
            var stem = text.endsWith(link) ? text.substring(0, text.length() - link.length()) : "";
            if (stem.length() >= SHORTEST_PART && cost(stem) != NEVER) {
                return new Piece(stem, text, start, cost(stem) + LINK);
            }
        }
        var isUnknownStart = start == 0 && text.length() >= SHORTEST_GENERAL_PART;
        return new Piece(text, text, start, isUnknownStart ? UNKNOWN : NEVER);
    }

    private double cost(String text) {
        if (retail.contains(text)) {
            return RETAIL;
        }
        if (text.length() < SHORTEST_GENERAL_PART || !general.contains(text)) {
            return NEVER;
        }
        return text.length() == SHORTEST_GENERAL_PART ? SHORT_GENERAL : GENERAL;
    }

    /** Each run of neighbouring pieces is a part; runs that reach the end are heads; an unknown start is no part. */
    private List<Part> joined(String word, List<Piece> pieces) {
        var parts = new LinkedHashMap<String, Part>();
        var first = !pieces.isEmpty() && pieces.getFirst().cost() >= UNKNOWN ? 1 : 0;
        for (var from = first; from < pieces.size(); from++) {
            for (var to = from; to < pieces.size(); to++) {
                var isHead = to == pieces.size() - 1;
                var last = pieces.get(to);
                var end = isHead ? word.length() : last.start() + last.text().length();
                var text = word.substring(pieces.get(from).start(), end);
                if (from > 0 || !isHead) {
                    parts.put(text, new Part(text, isHead));
                }
            }
        }
        addInner(pieces, parts);
        return List.copyOf(parts.values());
    }

    private void addInner(List<Piece> pieces, Map<String, Part> parts) {
        for (var piece : pieces) {
            if (!retail.contains(piece.text()) && piece.cost() < UNKNOWN) {
                var isHead = piece == pieces.getLast();
                split(piece.text())
                        .forEach(inner ->
                                parts.putIfAbsent(inner.text(), new Part(inner.text(), isHead && inner.head())));
            }
        }
    }

    private record Piece(String text, String withLink, int start, double cost) {}

    private record Way(double cost, List<Piece> pieces) {}

    private static final class Loaded {
        static final Compounds GERMAN = load();

        private static Compounds load() {
            var general = WordLists.general();
            general.removeAll(WordLists.words("never.txt"));
            return new Compounds(new Lists(
                    WordLists.words("parts.txt"),
                    general,
                    WordLists.words("whole.txt"),
                    WordLists.words("turned.txt"),
                    WordLists.splits("splits.txt")));
        }
    }
}
