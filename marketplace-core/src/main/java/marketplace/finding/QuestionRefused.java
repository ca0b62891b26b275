package marketplace.finding;

import java.util.List;
import marketplace.shared.Refusal;

/** A question that cannot be asked like this: which of its parameters is wrong, and what would be right. */
public final class QuestionRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private final transient List<Field> fields;

    QuestionRefused(String parameter, String sentence) {
        super(Kind.INVALID, "question-invalid", sentence);
        this.fields = List.of(new Field(parameter, "invalid", sentence));
    }

    @Override
    public List<Field> fields() {
        return fields;
    }
}
