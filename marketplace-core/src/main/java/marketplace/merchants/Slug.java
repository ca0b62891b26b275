package marketplace.merchants;

import java.text.Normalizer;
import java.util.Locale;

/** A name as it can stand in an address: lower-case letters, digits and hyphens, at most 60. */
final class Slug {
    private static final int LONGEST = 60;

    private Slug() {}

    static String of(String name) {
        var plain = name.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        var ascii = Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        var cut = ascii.substring(0, Math.min(ascii.length(), LONGEST)).replaceAll("^-|-$", "");
        return cut.isEmpty() ? "betrieb" : cut;
    }
}
