package marketplace.search.index;

/** The index does not answer now. */
public final class IndexResting extends RuntimeException {
    private static final long serialVersionUID = 1;

    IndexResting(Throwable cause) {
        super("The index does not answer.", cause);
    }
}
