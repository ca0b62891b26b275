package marketplace.search.asking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What words mean in a county at question time. Made of lines; never changes. */
public final class Lexicon {

    /** The longest phrase in words. */
    static final int LONGEST = 4;

    private static final int MOST_MEANINGS = 12;

    /**
     * One line.
     *
     * @param kind as what the phrases are taken; {@link As#PROBLEM} matches its words in any order
     * @param mutual whether all phrases mean each other, or only the first means the others
     */
    public record Line(As kind, List<String> phrases, List<String> trades, boolean mutual) {}

    /**
     * A problem.
     *
     * @param places what it is made of; in each place one of several words, "Tür/Schublade klemmt/hakt"
     * @param means what helps
     * @param trades who helps
     */
    record Problem(List<Set<String>> places, List<String> means, List<String> trades) {
        /** Whether each place is taken by a word of its own: "Wäsche" alone is not to be washed. */
        private boolean isSaid(List<String> asked) {
            return places.stream().allMatch(words -> asked.stream().anyMatch(words::contains))
                    && asked.stream().filter(this::has).count() >= places.size();
        }

        private boolean has(String word) {
            return places.stream().anyMatch(words -> words.contains(word));
        }
    }

    private final Map<String, List<Meaning>> meanings = new HashMap<>();
    private final Map<String, List<Problem>> problems = new HashMap<>();
    private final Map<String, Wish> wishes = new HashMap<>();
    private final Map<String, Set<String>> trades = new HashMap<>();
    private final Set<String> fillers;
    private final Set<String> packages;
    private final Set<String> deeds;
    private final Set<String> words = new HashSet<>();
    private final Set<String> spoken = new HashSet<>();

    /** Words by their role in a question. */
    public record Roles(Collection<String> fillers, Collection<String> packages, Collection<String> deeds) {}

    public Lexicon(Collection<Line> lines, Collection<Wish> wishes, Map<String, List<String>> trades, Roles roles) {
        lines.forEach(this::file);
        wishes.forEach(wish -> wish.said().forEach(said -> this.wishes.put(Words.key(said), wish)));
        trades.forEach((code, names) -> names.forEach(name -> this.trades
                .computeIfAbsent(Words.key(name), _ -> new HashSet<>())
                .add(code)));
        this.fillers = keys(roles.fillers());
        this.packages = keys(roles.packages());
        this.deeds = keys(roles.deeds());
        meanings.keySet().forEach(key -> words.addAll(List.of(key.split(" "))));
        words.addAll(problems.keySet());
        this.trades.keySet().forEach(key -> words.addAll(List.of(key.split(" "))));
        List.of(fillers, packages, deeds).forEach(words::addAll);
    }

    private void file(Line line) {
        line.phrases().forEach(phrase -> spoken.addAll(List.of(phrase.split("[^\\p{L}]+"))));
        if (line.kind() == As.PROBLEM) {
            fileProblem(line);
            return;
        }
        var from = line.mutual() ? line.phrases() : line.phrases().subList(0, 1);
        from.forEach(phrase -> mean(phrase, line.phrases(), line.kind()));
        if (!line.mutual() && line.kind() == As.SYNONYM) {
            var broad = line.phrases().subList(0, 1);
            line.phrases().stream().skip(1).forEach(narrow -> mean(narrow, broad, As.BROADER));
        }
    }

    private void fileProblem(Line line) {
        var places = Stream.of(line.phrases().getFirst().split(" "))
                .map(place -> Stream.of(place.split("/")).map(Lexicon::word).collect(Collectors.toSet()))
                .toList();
        var problem =
                new Problem(places, line.phrases().subList(1, line.phrases().size()), line.trades());
        places.stream()
                .flatMap(Set::stream)
                .distinct()
                .forEach(word ->
                        problems.computeIfAbsent(word, _ -> new ArrayList<>()).add(problem));
    }

    /** A word's base; of one with a hyphen the first part that is more than a letter: E-Bike, PV-Anlage. */
    private static String word(String said) {
        return Words.of(said).words().stream()
                .map(Words.Word::base)
                .filter(base -> base.length() > 1)
                .findFirst()
                .orElse("");
    }

    private void mean(String phrase, List<String> others, As kind) {
        var known = meanings.computeIfAbsent(Words.key(phrase), _ -> new ArrayList<>());
        others.stream()
                .filter(other -> !other.equals(phrase) && known.size() < MOST_MEANINGS)
                .filter(other -> known.stream().noneMatch(one -> one.text().equals(other)))
                .map(other -> new Meaning(other, kind))
                .forEach(known::add);
    }

    private static Set<String> keys(Collection<String> words) {
        var keys = new HashSet<String>();
        words.forEach(word -> keys.add(Words.key(word)));
        return keys;
    }

    List<Meaning> meanings(String key) {
        return meanings.getOrDefault(key, List.of());
    }

    /** The problems that are said with these words, those of most words first. */
    List<Problem> problems(List<String> asked) {
        return asked.stream()
                .distinct()
                .flatMap(word -> problems.getOrDefault(word, List.of()).stream())
                .distinct()
                .filter(problem -> problem.isSaid(asked))
                .sorted((one, other) -> other.places().size() - one.places().size())
                .toList();
    }

    boolean hasWish(String key) {
        return wishes.containsKey(key);
    }

    Wish wish(String key) {
        return wishes.get(key);
    }

    Set<String> trades(String key) {
        return trades.getOrDefault(key, Set.of());
    }

    boolean isFiller(String base) {
        return fillers.contains(base);
    }

    boolean isPackage(String base) {
        return packages.contains(base);
    }

    /** Whether a word asks for something to be done. */
    boolean isDeed(String base) {
        return deeds.contains(base);
    }

    boolean knows(String base) {
        return words.contains(base);
    }

    /** All its words as they are written. */
    Set<String> spoken() {
        return spoken;
    }

    /** With the wishes that others fulfil as well: what is vegan is vegetarian. */
    public Set<String> withImplied(Set<String> codes) {
        var all = new HashSet<>(codes);
        wishes.values().stream()
                .filter(wish -> wish.also().stream().anyMatch(codes::contains))
                .forEach(wish -> all.add(wish.code()));
        return all;
    }

    /** The wishes a text itself promises to fulfil, by code. */
    public Set<String> promises(String text) {
        var said = Words.of(text).words().stream().map(Words.Word::base).toList();
        var found = new HashSet<String>();
        for (var from = 0; from < said.size(); from++) {
            for (var to = from + 1; to <= Math.min(said.size(), from + LONGEST); to++) {
                var wish = wishes.get(String.join(" ", said.subList(from, to)));
                if (wish != null) {
                    found.add(wish.code());
                }
            }
        }
        return found;
    }
}
