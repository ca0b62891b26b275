package marketplace.counties;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import marketplace.pages.Language;

/**
 * One version of a legal text of a county (R6), in CommonMark. It never changes: a stored text that no longer has its
 * hash is refused.
 *
 * @param version from one
 * @param sha256 of title, empty line and body, in hexadecimal
 */
public record LegalText(
        Kind kind, Language language, int version, Instant validFrom, String sha256, String title, String body) {
    static final int LONGEST = 100_000;

    /** Which text, and where it stands. */
    public enum Kind {
        TERMS("/agb"),
        PRIVACY("/datenschutz"),
        CONTRACT("/vertragsschluss"),
        ACCESSIBILITY("/barrierefreiheit"),
        COSTS("/kosten"),
        RANKING("/sortierung"),
        CONTACT("/kontaktstellen"),
        EASY("/leichte-sprache"),
        SIGNS("/gebaerdensprache"),
        /** With blanks, which the room that instructs about withdrawal fills for each order. */
        WITHDRAWAL("/widerrufsbelehrung"),
        WITHDRAWAL_FORM("/widerrufsformular");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }

        /** The language its words are in: easy German has a tag of its own. */
        public String tag(Language language) {
            return this == EASY && language == Language.DE ? "de-x-leicht" : language.tag();
        }
    }

    public LegalText {
        if (title.isBlank() || body.isBlank() || body.length() > LONGEST) {
            throw new IllegalArgumentException("a legal text has a title and 1 to %d characters".formatted(LONGEST));
        }
        if (!sha256.equals(hash(title, body))) {
            throw new IllegalStateException("%s %s %d was changed".formatted(kind, language, version));
        }
    }

    static String hash(String title, String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((title + "\n\n" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
