package marketplace.search.asking;

import java.util.Locale;

/** As what a word is taken, and how much such a reading counts beside the word itself. */
public enum As {
    OWN(1.0),
    REGIONAL(0.95),
    SYNONYM(0.85),
    SPELLING(0.8),
    PROBLEM(0.8),
    BRAND(0.7),
    RELATED(0.35),
    /** A word for more than was asked; only when little was found. */
    BROADER(0.3),
    WISH(1.0),
    MERCHANT(1.0),
    PLACE(1.0);

    private final double weight;

    As(double weight) {
        this.weight = weight;
    }

    public double weight() {
        return weight;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
