package marketplace.search.asking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The order of an answer. */
public enum Sort {
    BEST,
    NEAR,
    PRICE,
    UNIT_PRICE,
    NEW,
    /** The newest of each merchant, one of each. */
    MIXED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Sort> find(String code) {
        return Arrays.stream(values()).filter(sort -> sort.code().equals(code)).findFirst();
    }
}
