package marketplace.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The order of an answer; the docs of relevance and the page /sortierung say what makes the best. */
public enum Sort {
    BEST,
    NEAR,
    PRICE,
    UNIT_PRICE,
    NEW,
    /** The newest of each shop, one of each: the breadth of the market. */
    MIXED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Sort> find(String code) {
        return Arrays.stream(values()).filter(sort -> sort.code().equals(code)).findFirst();
    }
}
