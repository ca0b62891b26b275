package marketplace.shared;

import java.util.List;

/** A no with a reason: its kind, a stable slug for machines, a sentence for people. Rooms seal families of it. */
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What sort of no; the edge turns it into a status. */
    public enum Kind {
        INVALID,
        NOT_SIGNED_IN,
        FORBIDDEN,
        ABSENT,
        CONFLICT,
        GONE,
        BUSY,
        TOO_MANY
    }

    private final Kind kind;
    private final String slug;

    protected Refusal(Kind kind, String slug, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.slug = slug;
    }

    public Kind kind() {
        return kind;
    }

    public String slug() {
        return slug;
    }

    /** What is wrong where, when it is a form that was refused. */
    public List<Field> fields() {
        return List.of();
    }

    /** A field by its name in the form, a slug for machines, a sentence that says what to do. */
    public record Field(String name, String slug, String sentence) {}
}
