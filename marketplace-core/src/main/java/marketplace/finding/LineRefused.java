package marketplace.finding;

import java.util.List;
import marketplace.shared.Refusal;

/** A line of words that says nothing search could read. */
public final class LineRefused extends Refusal {
    private static final long serialVersionUID = 1;

    LineRefused() {
        super(
                Kind.INVALID,
                "lexicon-line-invalid",
                "A line is \"word = other word\" or \"word > others, by commas | trades\".");
    }

    @Override
    public List<Field> fields() {
        return List.of(new Field("line", "invalid", getMessage()));
    }
}
