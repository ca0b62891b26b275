package marketplace.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The same reading of words outside the node: the chain of the index settings' analyzers "words" and "parts".
 * A test holds the two equal.
 */
public final class GermanWords {

    private static final Analyzer WORDS = chain(false);
    private static final Analyzer PARTS = chain(true);

    private GermanWords() {}

    /** The base forms of the words of a text, in order. */
    public static List<String> bases(String text) {
        return read(WORDS, text);
    }

    /** The base forms of the words of a text and of all their parts. */
    public static List<String> parts(String text) {
        return read(PARTS, text);
    }

    /** Whether a word, or each part of a compound, is on one of the lists. */
    public static boolean isKnown(String word) {
        return Compounds.german().single(Folding.fold(word)).stream().allMatch(BaseForms.german()::knows);
    }

    private static List<String> read(Analyzer analyzer, String text) {
        var words = new ArrayList<String>();
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static Analyzer chain(boolean withParts) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokenizer = new StandardTokenizer();
                return new TokenStreamComponents(tokenizer, filtered(new LowerCaseFilter(tokenizer), withParts));
            }
        };
    }

    private static TokenStream filtered(TokenStream lowerCase, boolean withParts) {
        var apart = new RetailFilters.Apart().create(new RetailFilters.Measures().create(lowerCase));
        var folded = Folding.folded(apart);
        var whole = withParts ? new CompoundFilter(folded, Compounds.german(), false) : folded;
        var stemmed = new RetailFilters.LightStem().create(new RetailFilters.Forms().create(whole));
        return new RetailFilters.Unique().create(stemmed);
    }
}
