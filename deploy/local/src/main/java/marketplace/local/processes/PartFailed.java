package marketplace.local.processes;

/** A part did not start or did not stay; the message is a sentence for the person at the keyboard. */
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartFailed(String sentence) {
        super(sentence);
    }

    public PartFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
