package marketplace.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/** Makes one word of an amount and its unit, so that 1 kg, 1kg and 1000 Gramm meet. */
final class MeasureFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute settled = addAttribute(KeywordAttribute.class);
    private AttributeSource.@Nullable State ahead;

    MeasureFilter(TokenStream lowerCase) {
        super(lowerCase);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (ahead != null) {
            restoreState(ahead);
            ahead = null;
        } else if (!input.incrementToken()) {
            return false;
        }
        var word = term.toString();
        Measure.glued(word).ifPresent(this::settle);
        return !Measure.isNumber(word) || measuredWithNext(word);
    }

    private boolean measuredWithNext(String number) throws IOException {
        var state = captureState();
        if (!input.incrementToken()) {
            restoreState(state);
            return true;
        }
        var measure = Measure.of(number, term.toString());
        if (measure.isEmpty()) {
            ahead = captureState();
        }
        restoreState(state);
        measure.ifPresent(this::settle);
        return true;
    }

    private void settle(Measure measure) {
        term.setEmpty().append(measure.text());
        settled.setKeyword(true);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        ahead = null;
    }
}
