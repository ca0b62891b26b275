package marketplace.search.asking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.analysis.Compounds;
import marketplace.analysis.Folding;
import marketplace.analysis.GermanWords;
import marketplace.search.asking.Reading.Understood;
import marketplace.search.asking.Words.Word;
import marketplace.shared.MerchantId;

/** Reads one question: a pure function of its words and of what the county knows. Used once. */
public final class Reader {

    static final int MOST_WORDS = 12;
    private static final int MOST_PROBLEMS = 3;
    private static final String WITHOUT = "ohne";
    private static final Set<String> TURNING = Set.of("für", "fürs", "zum", "zur", "aus", "von", "vom");
    /** Words from the head to its other part: the turning one and an article. */
    private static final int MOST_BETWEEN = 3;

    private final Lexicon lexicon;
    private final Directory directory;
    private final Vocabulary vocabulary;

    private final List<Term> terms = new ArrayList<>();
    private final Set<Wish> wishes = new LinkedHashSet<>();
    private final List<String> without = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<Understood> understood = new ArrayList<>();
    private final List<String> corrected = new ArrayList<>();
    private boolean forService;
    private boolean isCorrected;

    private Reader(Lexicon lexicon, Directory directory, Vocabulary vocabulary) {
        this.lexicon = lexicon;
        this.directory = directory;
        this.vocabulary = vocabulary;
    }

    /** What a question says to one who knows the county's words, merchants and places. */
    public static Reading read(String question, Lexicon lexicon, Directory directory, Vocabulary vocabulary) {
        return new Reader(lexicon, directory, vocabulary).read(question);
    }

    private Reading read(String question) {
        var words = Words.of(question).words();
        var limited = words.subList(0, Math.min(words.size(), MOST_WORDS));
        var spelt = limited.stream().map(this::spell).toList();
        var left = readProblems(readWishes(spelt));
        readTerms(left);
        var hasNeed = terms.stream().anyMatch(Term::isNeeded);
        return new Reading(
                hasNeed
                        ? List.copyOf(terms)
                        : terms.stream().map(Reader::needed).toList(),
                List.copyOf(wishes),
                List.copyOf(without),
                forService,
                List.copyOf(places),
                List.copyOf(understood),
                isCorrected ? String.join(" ", corrected) : null);
    }

    private static Term needed(Term term) {
        return new Term(term.said(), Term.Need.MUST, term.meanings(), term.parts(), term.merchants(), term.isPlace());
    }

    /** A word nobody knows is read as the likeliest one; the word itself is looked for as well. */
    private Spelt spell(Word word) {
        var likely = likely(word);
        corrected.add(likely.orElse(word.said()));
        if (likely.isEmpty()) {
            return new Spelt(word, word.base());
        }
        isCorrected = true;
        understood.add(new Understood(word.said(), As.SPELLING, List.of(likely.get())));
        return new Spelt(new Word(likely.get(), Words.key(likely.get()), false), word.base());
    }

    /** A word that exists, but not here, is only taken for one that sounds the same. */
    private Optional<String> likely(Word word) {
        if (word.isMeasure() || isNamed(word.base())) {
            return Optional.empty();
        }
        return GermanWords.isKnown(word.said()) ? vocabulary.soundingLike(word.said()) : vocabulary.likely(word.said());
    }

    private record Spelt(Word word, String saidBase) {
        String base() {
            return word.base();
        }
    }

    private boolean isNamed(String base) {
        return vocabulary.has(base)
                || lexicon.knows(base)
                || lexicon.hasWish(base)
                || !directory.named(base).isEmpty()
                || !directory.placesNamed(base).isEmpty();
    }

    private List<Spelt> readWishes(List<Spelt> words) {
        var left = new ArrayList<Spelt>();
        for (var i = 0; i < words.size(); i++) {
            var taken = wishAt(words, i);
            if (taken == 0) {
                left.add(words.get(i));
            }
            i += Math.max(0, taken - 1);
        }
        return left;
    }

    /** How many words from here on are a wish. */
    private int wishAt(List<Spelt> words, int from) {
        for (var length = Math.min(Lexicon.LONGEST, words.size() - from); length > 0; length--) {
            var key = key(words, from, length);
            if (lexicon.hasWish(key)) {
                wishes.add(lexicon.wish(key));
                understood.add(new Understood(
                        said(words, from, length),
                        As.WISH,
                        List.of(lexicon.wish(key).code())));
                return length;
            }
        }
        var isWithout = words.get(from).base().equals(WITHOUT) && from + 1 < words.size();
        if (isWithout) {
            without.add(words.get(from + 1).word().said());
        }
        return isWithout ? 2 : 0;
    }

    private List<Spelt> readProblems(List<Spelt> words) {
        var asked = words.stream().map(Spelt::base).toList();
        var problems = lexicon.problems(asked);
        if (problems.isEmpty()) {
            return words;
        }
        forService = true;
        var most = problems.getFirst().places().size();
        var solved = problems.stream()
                .filter(one -> one.places().size() == most)
                .limit(MOST_PROBLEMS)
                .toList();
        var said = words.stream().map(word -> word.word().said()).collect(Collectors.joining(" "));
        var meanings = solved.stream()
                .flatMap(one -> one.means().stream())
                .distinct()
                .map(text -> new Meaning(text, As.PROBLEM))
                .toList();
        var trades = solved.stream()
                .flatMap(one -> one.trades().stream())
                .flatMap(trade -> directory.inTrade(trade).stream())
                .collect(Collectors.toSet());
        terms.add(new Term(said, Term.Need.MUST, meanings, List.of(), trades, false));
        understood.add(new Understood(
                said, As.PROBLEM, meanings.stream().map(Meaning::text).toList()));
        words.stream()
                .filter(word -> !lexicon.isFiller(word.base()))
                .forEach(word -> terms.add(term(word, Term.Need.INSTEAD)));
        return List.of();
    }

    private void readTerms(List<Spelt> words) {
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var length = phraseAt(words, i);
            var turned = length > 1 ? Optional.<Turned>empty() : turnedAt(words, i);
            if (length > 1) {
                terms.add(phrase(words, i, length));
                i += length - 1;
            } else if (turned.isPresent()) {
                terms.add(turned.get().term());
                i += turned.get().length() - 1;
            } else if (lexicon.isDeed(word.base())) {
                forService = true;
                terms.add(better(word));
            } else if (word.word().isMeasure() || lexicon.isPackage(word.base())) {
                terms.add(better(word));
            } else if (!lexicon.isFiller(word.base())) {
                terms.add(term(word, isHeard(word) ? Term.Need.MUST : Term.Need.UNHEARD));
            }
        }
    }

    /** Whether anything here may be called so, be it by a part of the word. */
    private boolean isHeard(Spelt word) {
        return isNamed(word.base())
                || Compounds.german().single(Folding.fold(word.word().said())).size() > 1;
    }

    private int phraseAt(List<Spelt> words, int from) {
        for (var length = Math.min(Lexicon.LONGEST, words.size() - from); length > 1; length--) {
            var key = key(words, from, length);
            var isPhrase = !lexicon.meanings(key).isEmpty()
                    || !directory.placesNamed(key).isEmpty();
            if (isPhrase) {
                return length;
            }
        }
        return 1;
    }

    /** A compound said the other way round, and how many words that took. */
    private record Turned(Term term, int length) {}

    /** "Holz für den Kamin" is Kaminholz, where the lexicon knows that. */
    private Optional<Turned> turnedAt(List<Spelt> words, int from) {
        var to = from + 2;
        var isTurned = to < words.size()
                && TURNING.contains(words.get(from + 1).word().said().toLowerCase(Locale.GERMAN));
        while (isTurned
                && to < words.size() - 1
                && lexicon.isFiller(words.get(to).base())) {
            to++;
        }
        if (!isTurned || lexicon.isFiller(words.get(from).base()) || to - from > MOST_BETWEEN) {
            return Optional.empty();
        }
        var head = words.get(from).word().said().toLowerCase(Locale.GERMAN);
        var length = to - from + 1;
        var said = said(words, from, length);
        return Stream.of(words.get(to).word().said(), words.get(to).base())
                .map(first -> first + head)
                .filter(compound -> !lexicon.meanings(Words.key(compound)).isEmpty())
                .findFirst()
                .map(compound -> new Turned(turned(said, compound), length));
    }

    private Term turned(String said, String compound) {
        var term = term(said, Words.key(compound), Term.Need.MUST);
        var meanings = new ArrayList<>(term.meanings());
        meanings.add(new Meaning(compound, As.SYNONYM));
        return new Term(said, term.need(), meanings, term.parts(), term.merchants(), term.isPlace());
    }

    private Term phrase(List<Spelt> words, int from, int length) {
        return term(said(words, from, length), key(words, from, length), Term.Need.MUST);
    }

    private Term better(Spelt word) {
        return term(word, Term.Need.BETTER);
    }

    private Term term(Spelt word, Term.Need need) {
        var term = term(word.word().said(), word.base(), need);
        if (word.saidBase().equals(word.base())) {
            return term;
        }
        var meanings = new ArrayList<>(term.meanings());
        meanings.add(new Meaning(word.saidBase(), As.SPELLING));
        return new Term(term.said(), need, meanings, term.parts(), term.merchants(), term.isPlace());
    }

    private Term term(String said, String key, Term.Need need) {
        var meanings = new ArrayList<Meaning>();
        meanings.add(new Meaning(said, As.OWN));
        meanings.addAll(lexicon.meanings(key));
        remember(said, meanings);
        return new Term(
                said,
                need,
                meanings,
                parts(said),
                called(said, key),
                !directory.placesNamed(key).isEmpty());
    }

    private void remember(String said, List<Meaning> meanings) {
        meanings.stream()
                .collect(Collectors.groupingBy(Meaning::as, Collectors.mapping(Meaning::text, Collectors.toList())))
                .forEach((as, means) -> {
                    if (as != As.OWN && as != As.BROADER) {
                        understood.add(new Understood(said, as, means));
                    }
                });
    }

    private List<List<String>> parts(String said) {
        var parts = Compounds.german().single(Folding.fold(said));
        if (parts.size() < 2) {
            return List.of();
        }
        return parts.stream().map(this::withSynonyms).toList();
    }

    private List<String> withSynonyms(String part) {
        var same = new ArrayList<>(List.of(part));
        lexicon.meanings(Words.key(part)).stream()
                .filter(meaning -> meaning.as() == As.REGIONAL || meaning.as() == As.SYNONYM)
                .filter(meaning -> !meaning.text().contains(" "))
                .forEach(meaning -> same.add(meaning.text()));
        return same;
    }

    /** Merchants of that name or trade, or in a place of that name. */
    private Set<MerchantId> called(String said, String key) {
        var called = new HashSet<>(directory.named(key));
        lexicon.trades(key).forEach(trade -> called.addAll(directory.inTrade(trade)));
        var named = directory.placesNamed(key);
        named.forEach(place -> called.addAll(directory.in(place)));
        if (!named.isEmpty()) {
            named.forEach(place -> places.add(place.id()));
            understood.add(new Understood(
                    said, As.PLACE, named.stream().map(place -> place.name()).toList()));
        }
        return called;
    }

    private static String key(List<Spelt> words, int from, int length) {
        return words.subList(from, from + length).stream().map(Spelt::base).collect(Collectors.joining(" "));
    }

    private static String said(List<Spelt> words, int from, int length) {
        return words.subList(from, from + length).stream()
                .map(word -> word.word().said())
                .collect(Collectors.joining(" "));
    }
}
