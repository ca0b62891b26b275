package marketplace.orders;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who gets the goods. Personal data: stored in one table, never in news or logs.
 *
 * @param note for whoever brings it
 */
public record Recipient(
        String givenName,
        String familyName,
        String street,
        String postcode,
        String town,
        @Nullable String mail,
        @Nullable String phone,
        @Nullable String note) {
    static final int LONGEST = 200;
    private static final Pattern MAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,180}\\.[^\\s@]{2,}");

    public Recipient {
        must(givenName, "given name");
        must(familyName, "family name");
        must(street, "street");
        must(town, "town");
        if (!postcode.matches("\\d{5}")) {
            throw new IllegalArgumentException("a postcode has five digits");
        }
        if (mail != null && !isMail(mail)) {
            throw new IllegalArgumentException("not an address for mail");
        }
        if (mail == null && phone == null) {
            throw new IllegalArgumentException("a mail address or a phone number is needed");
        }
    }

    public static boolean isMail(String text) {
        return MAIL.matcher(text).matches();
    }

    /** As the shop calls her: "J. Berger". */
    public String shortName() {
        return givenName.substring(0, 1) + ". " + familyName;
    }

    @Override
    public String toString() {
        return "Recipient[…]";
    }

    private static void must(String text, String what) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("the " + what + " has 1 to 200 characters");
        }
    }
}
