package marketplace.shared;

/** A text that is no value of a type: what came from outside has another form than ours. The edge refuses it (422). */
public final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public Malformed(String sentence) {
        super(sentence);
    }
}
