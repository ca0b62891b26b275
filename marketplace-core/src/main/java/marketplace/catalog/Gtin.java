package marketplace.catalog;

import java.util.regex.Pattern;
import marketplace.shared.Refusal;

/** A trade item number of GS1: 8, 12, 13 or 14 digits, the last of which checks the others (modulo 10). */
public record Gtin(String digits) {
    private static final Pattern FORM = Pattern.compile("\\d{8}|\\d{12,14}");

    public Gtin {
        if (!FORM.matcher(digits).matches() || !checks(digits)) {
            throw ListingRefused.invalid(new Refusal.Field(
                    "gtin", "gtin", "The GTIN has 8, 12, 13 or 14 digits and a check digit that fits."));
        }
    }

    private static boolean checks(String digits) {
        var sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            var digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return digits;
    }
}
