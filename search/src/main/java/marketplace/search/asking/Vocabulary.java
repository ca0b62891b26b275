package marketplace.search.asking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marketplace.analysis.Folding;
import marketplace.analysis.GermanWords;
import org.apache.commons.codec.language.ColognePhonetic;

/**
 * The words a county's listings, merchants, places and lexicon are made of, and what a misspelt word was likely meant
 * to be: the closest of them by letters, else one that sounds the same.
 */
public final class Vocabulary {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int TWO_SLIPS_FROM = 7;

    private final Map<String, Entry> words = new HashMap<>();
    private final Map<Integer, List<Entry>> byLength = new HashMap<>();
    private final Map<String, Entry> bySound = new HashMap<>();
    private final Set<String> bases = new HashSet<>();

    private record Entry(String shown, String folded, long letters, long count) {}

    /** Words as they are shown, and how often each occurs. */
    public Vocabulary(Map<String, Long> counted) {
        var phonetic = new ColognePhonetic();
        counted.forEach((shown, count) -> file(phonetic, shown, count));
    }

    /** The words of listings as counted, and those of lexicon, merchants and places, which count less. */
    public static Vocabulary of(Map<String, Long> counted, Lexicon lexicon, Directory directory) {
        var all = new HashMap<String, Long>();
        lexicon.spoken().forEach(word -> all.put(word, 0L));
        directory.names().forEach(name -> List.of(name.split("[^\\p{L}]+")).forEach(word -> all.put(word, 1L)));
        all.putAll(counted);
        return new Vocabulary(all);
    }

    private void file(ColognePhonetic phonetic, String shown, long count) {
        if (count > 0) {
            bases.addAll(GermanWords.parts(shown));
        }
        var folded = Folding.fold(shown);
        if (folded.length() < SHORTEST || folded.length() > LONGEST || !Character.isLetter(folded.charAt(0))) {
            return;
        }
        var entry = new Entry(shown, folded, letters(folded), count);
        if (words.merge(folded, entry, (one, other) -> one.count() >= other.count() ? one : other) == entry) {
            byLength.computeIfAbsent(folded.length(), _ -> new ArrayList<>()).add(entry);
            bySound.merge(phonetic.encode(folded), entry, (one, other) -> one.count() >= other.count() ? one : other);
        }
    }

    /** Whether a base form occurs, by itself or in a compound. */
    boolean has(String base) {
        return bases.contains(base);
    }

    /** The word that was likely meant. */
    Optional<String> likely(String said) {
        var folded = Folding.fold(said);
        if (folded.length() < SHORTEST || folded.length() > LONGEST) {
            return Optional.empty();
        }
        var slips = folded.length() >= TWO_SLIPS_FROM ? 2 : 1;
        return nearest(folded, slips).or(() -> sounding(folded, slips + 1)).map(Entry::shown);
    }

    /** The word one slip away that sounds the same. */
    Optional<String> soundingLike(String said) {
        var folded = Folding.fold(said);
        return sounding(folded, 1)
                .filter(entry -> !entry.folded().equals(folded))
                .map(Entry::shown);
    }

    private Optional<Entry> nearest(String folded, int slips) {
        var letters = letters(folded);
        var found = new ArrayList<Scored>();
        for (var length = folded.length() - slips; length <= folded.length() + slips; length++) {
            for (var entry : byLength.getOrDefault(length, List.of())) {
                var others = Long.bitCount(entry.letters() ^ letters);
                var distance = others > 2 * slips ? slips + 1 : Slips.between(folded, entry.folded(), slips);
                if (distance <= slips) {
                    var sameStart = entry.folded().charAt(0) == folded.charAt(0);
                    found.add(new Scored(entry, distance, others, sameStart));
                }
            }
        }
        return found.stream().min(Scored.BEST).map(Scored::entry);
    }

    private Optional<Entry> sounding(String folded, int slips) {
        return Optional.ofNullable(bySound.get(new ColognePhonetic().encode(folded)))
                .filter(entry -> Slips.between(folded, entry.folded(), slips) <= slips);
    }

    private static long letters(String word) {
        return word.chars()
                .filter(c -> c >= 'a' && c <= 'z')
                .mapToLong(c -> 1L << (c - 'a'))
                .reduce(0, (a, b) -> a | b);
    }

    private record Scored(Entry entry, int distance, int otherLetters, boolean sameStart) {
        static final Comparator<Scored> BEST = Comparator.comparingInt(Scored::distance)
                .thenComparing(Scored::otherLetters)
                .thenComparing(scored -> !scored.sameStart())
                .thenComparing(scored -> -scored.entry().count())
                .thenComparing(scored -> scored.entry().folded());
    }
}
