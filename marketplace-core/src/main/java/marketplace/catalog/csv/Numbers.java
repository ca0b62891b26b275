package marketplace.catalog.csv;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as people write them: 1.234,50 and 1234.5 and 4,80 €. */
final class Numbers {
    private static final Pattern GROUPED_GERMAN = Pattern.compile("-?[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?");

    private Numbers() {}

    /** Fails with a {@link NumberFormatException} on anything else. */
    static BigDecimal decimal(String text) {
        var bare = text.replace("€", "").replace("EUR", "").replaceAll("[\\s\u00a0]", "");
        if (GROUPED_GERMAN.matcher(bare).matches()) {
            bare = bare.replace(".", "");
        }
        return new BigDecimal(bare.replace(',', '.'));
    }

    /** The number times the given one, which must come out whole. */
    static long scaled(String text, long times) {
        try {
            return decimal(text).multiply(BigDecimal.valueOf(times)).longValueExact();
        } catch (ArithmeticException _) {
            throw new NumberFormatException(text);
        }
    }
}
