package marketplace.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** One spelling for all: lower case, ä and ae become a, ß becomes ss, accents go. */
public final class Folding {

    private Folding() {}

    /** The folded spelling of one word. */
    public static String fold(String word) {
        try (var tokenizer = new KeywordTokenizer()) {
            tokenizer.setReader(new StringReader(word.toLowerCase(Locale.GERMAN)));
            try (var folded = folded(tokenizer)) {
                folded.reset();
                return folded.incrementToken()
                        ? folded.getAttribute(CharTermAttribute.class).toString()
                        : "";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TokenStream folded(TokenStream lowerCase) {
        return new ASCIIFoldingFilter(new GermanNormalizationFilter(lowerCase));
    }

    static String spellOut(String word) {
        return word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
    }
}
