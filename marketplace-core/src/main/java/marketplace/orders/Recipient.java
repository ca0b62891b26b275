package marketplace.orders;

import java.util.Locale;
import marketplace.shared.MailAddress;
import marketplace.shared.Malformed;
import marketplace.shared.Row;
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

    public Recipient {
        must(givenName, "given name");
        must(familyName, "family name");
        must(street, "street");
        must(town, "town");
        if (!postcode.matches("\\d{5}")) {
            throw new Malformed("a postcode has five digits");
        }
        if (mail != null && !MailAddress.isOne(mail)) {
            throw new Malformed("not an address for mail");
        }
        if (mail == null && phone == null) {
            throw new Malformed("a mail address or a phone number is needed");
        }
    }

    /** As it lies in the tables that keep one, under columns of the same names. */
    public static Recipient of(Row row) {
        return new Recipient(
                row.text("given_name"),
                row.text("family_name"),
                row.text("street"),
                row.text("postcode"),
                row.text("town"),
                row.findText("mail"),
                row.findText("phone"),
                row.findText("note"));
    }

    /** Her address in one way of writing, by which households are told apart. */
    public String door() {
        return door(street, postcode);
    }

    static String door(String street, String postcode) {
        return (postcode + street).toLowerCase(Locale.GERMAN).replaceAll("\\s", "");
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
            throw new Malformed("the " + what + " has 1 to 200 characters");
        }
    }
}
