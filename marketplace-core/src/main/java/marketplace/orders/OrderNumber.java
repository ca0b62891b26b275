package marketplace.orders;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The public number of an order: eight random Crockford characters and Crockford's check character (the value modulo
 * 37), which finds every wrong and every pair of swapped characters. Only numbers whose check is a letter or digit exist.
 */
public record OrderNumber(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{9}");
    private static final int LENGTH = 8;
    private static final int CHECK = 37;
    private static final SecureRandom RANDOM = new SecureRandom();

    public OrderNumber {
        if (!FORM.matcher(value).matches() || value.charAt(LENGTH) != checkOf(value.substring(0, LENGTH))) {
            throw new IllegalArgumentException("no order number: \"" + value + "\"");
        }
    }

    public static OrderNumber fresh() {
        while (true) {
            var body = RANDOM.ints(LENGTH, 0, ALPHABET.length())
                    .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                    .toString();
            if (remainder(body) < ALPHABET.length()) {
                return new OrderNumber(body + checkOf(body));
            }
        }
    }

    /** As people write it: small letters, hyphens and spaces, O for 0 and I or L for 1 are understood. */
    public static OrderNumber of(String text) {
        return new OrderNumber(text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1"));
    }

    /** As people read it: "K7M2-9QX4-W". */
    public String grouped() {
        return value.substring(0, 4) + "-" + value.substring(4, LENGTH) + "-" + value.substring(LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }

    private static char checkOf(String body) {
        var remainder = remainder(body);
        return remainder < ALPHABET.length() ? ALPHABET.charAt(remainder) : '?';
    }

    private static int remainder(String body) {
        long number = 0;
        for (var i = 0; i < body.length(); i++) {
            number = number * ALPHABET.length() + ALPHABET.indexOf(body.charAt(i));
        }
        return (int) (number % CHECK);
    }
}
