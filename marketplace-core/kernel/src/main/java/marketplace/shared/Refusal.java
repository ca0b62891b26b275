package marketplace.shared;

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
}
