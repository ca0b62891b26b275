package marketplace.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a compound at the compound's own position. */
final class CompoundFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final KeywordAttribute settled = addAttribute(KeywordAttribute.class);
    private final Queue<String> waiting = new ArrayDeque<>();
    private final Compounds compounds;
    private final boolean headsOnly;
    private AttributeSource.@Nullable State compound;

    CompoundFilter(TokenStream folded, Compounds compounds, boolean headsOnly) {
        super(folded);
        this.compounds = compounds;
        this.headsOnly = headsOnly;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!waiting.isEmpty()) {
            restoreState(compound);
            term.setEmpty().append(waiting.remove());
            step.setPositionIncrement(0);
            settled.setKeyword(false);
            return true;
        }
        return input.incrementToken() && takeApart();
    }

    private boolean takeApart() {
        for (var part : compounds.split(term.toString())) {
            if (part.head() || !headsOnly) {
                waiting.add(part.text());
            }
        }
        compound = waiting.isEmpty() ? null : captureState();
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting.clear();
        compound = null;
    }
}
