package marketplace.analysis;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/** Replaces a form by its base and keeps the stemmer off it. */
final class FormFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute settled = addAttribute(KeywordAttribute.class);
    private final Function<String, Optional<String>> bases;

    FormFilter(TokenStream input, Function<String, Optional<String>> bases) {
        super(input);
        this.bases = bases;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!settled.isKeyword()) {
            bases.apply(term.toString()).ifPresent(this::settle);
        }
        return true;
    }

    private void settle(String base) {
        term.setEmpty().append(base);
        settled.setKeyword(true);
    }
}
