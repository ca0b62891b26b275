package marketplace.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the base of an inflected word: listed forms first, then endings that leave a known word. Folded in, folded out. */
final class BaseForms {

    private static final List<String> ADJECTIVE_ENDINGS = List.of("e", "en", "er", "es", "em");
    /** Endings that double a consonant, and how many letters go: Kürbisse, Verkäuferinnen. */
    private static final Map<String, Integer> DOUBLED = Map.of("isse", 2, "innen", 3);

    private static final int SHORTEST_BASE = 4;
    private static final int SHORTEST_WITHOUT_N = 6;
    private static final int MOST_STEPS = 3;

    private final Map<String, String> listed;
    private final Set<String> known;

    private final Compounds compounds;

    BaseForms(Map<String, String> listed, Set<String> known, Compounds compounds) {
        this.listed = listed;
        this.known = known;
        this.compounds = compounds;
    }

    static BaseForms german() {
        return Loaded.GERMAN;
    }

    /** The base, or nothing if neither list knows the word. */
    Optional<String> base(String word) {
        var form = listed.get(word);
        if (form != null) {
            return Optional.of(form);
        }
        var base = word;
        for (var step = 0; step < MOST_STEPS; step++) {
            var shorter = shorter(base);
            if (shorter.equals(base)) {
                break;
            }
            base = listed.getOrDefault(shorter, shorter);
        }
        return isKnown(base) ? Optional.of(base) : ofHead(word).or(() -> pluralOnN(word));
    }

    /** A compound is inflected at its end alone. */
    private Optional<String> ofHead(String word) {
        var head = compounds.headOf(word);
        var before = word.substring(0, word.length() - head.length());
        return head.isEmpty() ? Optional.empty() : base(head).map(base -> before + base);
    }

    /** Whether a word or its base is on one of the lists. */
    boolean knows(String word) {
        return isKnown(word) || base(word).filter(this::isKnown).isPresent();
    }

    private String shorter(String word) {
        for (var doubled : DOUBLED.entrySet()) {
            var rest = word.substring(0, Math.max(0, word.length() - doubled.getValue()));
            if (word.endsWith(doubled.getKey()) && isKnown(rest)) {
                return rest;
            }
        }
        for (var ending : List.of("n", "e", "s", "en", "es")) {
            var rest = word.substring(0, Math.max(0, word.length() - ending.length()));
            if (word.endsWith(ending) && rest.length() >= SHORTEST_BASE && isKnown(rest)) {
                return rest;
            }
        }
        return word;
    }

    private boolean isKnown(String word) {
        return known.contains(word) || listed.containsKey(word);
    }

    /** -eln and -ern lose their n also where no list knows the word; the stemmer would leave it. */
    private static Optional<String> pluralOnN(String word) {
        var isPlural = word.length() >= SHORTEST_WITHOUT_N && (word.endsWith("eln") || word.endsWith("ern"));
        return isPlural ? Optional.of(word.substring(0, word.length() - 1)) : Optional.empty();
    }

    private static final class Loaded {
        static final BaseForms GERMAN = load();

        private static BaseForms load() {
            var listed = new HashMap<String, String>();
            for (var adjective : WordLists.words("adjectives.txt")) {
                listed.put(adjective, adjective);
                ADJECTIVE_ENDINGS.forEach(ending -> listed.put(adjective + ending, adjective));
            }
            listed.putAll(WordLists.foldedForms("forms.txt"));
            var known = new HashSet<>(WordLists.general());
            known.addAll(WordLists.words("parts.txt"));
            known.addAll(WordLists.words("whole.txt"));
            return new BaseForms(Map.copyOf(listed), known, Compounds.german());
        }
    }
}
