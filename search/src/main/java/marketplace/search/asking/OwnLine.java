package marketplace.search.asking;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import marketplace.search.asking.Lexicon.Line;
import marketplace.search.asking.QuestionRefused.Invalid;

/**
 * A line a county adds to the common lexicon, in the notation of its files: "Weck = Brötchen", or "Heizung brummt >
 * Heizungswartung | heating".
 */
public record OwnLine(As kind, String line) {
    static final int SHORTEST = 3;
    static final int LONGEST = 500;
    private static final int MOST_PHRASES = 12;
    private static final Set<As> KINDS = Set.of(As.REGIONAL, As.SYNONYM, As.RELATED, As.BRAND, As.PROBLEM);
    private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\d][\\p{L}\\d .'’%&/-]{1,59}");
    private static final Pattern TRADE = Pattern.compile("[a-z][a-z-]{1,39}");

    public OwnLine {
        line = line.strip().replaceAll("\\s+", " ");
        if (!KINDS.contains(kind)) {
            throw new Invalid("kind must be REGIONAL, SYNONYM, RELATED, BRAND or PROBLEM.");
        }
        if (line.length() < SHORTEST || line.length() > LONGEST || !isReadable(LexiconFiles.line(kind, line))) {
            throw new Invalid("A line is \"word = other word\" or \"word > others, by commas | trades\".");
        }
    }

    private static boolean isReadable(Line read) {
        var many = read.phrases().size();
        var meansSomething = many > 1 && many <= MOST_PHRASES && matching(read.phrases(), PHRASE);
        var isDirected = read.kind() != As.PROBLEM && read.trades().isEmpty() || !read.mutual();
        return meansSomething && isDirected && matching(read.trades(), TRADE);
    }

    private static boolean matching(List<String> texts, Pattern pattern) {
        return texts.stream().allMatch(text -> pattern.matcher(text).matches());
    }
}
