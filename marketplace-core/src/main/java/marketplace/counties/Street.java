package marketplace.counties;

import java.text.Normalizer;
import java.util.Locale;

/** A street as letters to this postcode name it; in a village without streets its name stands for one. */
public record Street(String postcode, String name) {
    private static final int LONGEST = 120;

    /** Whether it can be kept: a postcode of five digits, a name with letters, at most 120 characters of it. */
    public static boolean isOne(String postcode, String name) {
        return postcode.matches("\\d{5}")
                && !sound(name).isEmpty()
                && name.strip().length() <= LONGEST;
    }

    /** The same for all spellings of it: "Haupt-Straße", "Hauptstr.", "HAUPTSTRASSE". */
    String sound() {
        return sound(name);
    }

    /** Whether this line of an address is it, with a house number. */
    boolean isNumberedIn(String line) {
        var whole = sound(line);
        return whole.startsWith(sound()) && whole.substring(sound().length()).matches("\\d.*");
    }

    /** Whether it is all that this line of an address says. */
    boolean isAll(String line) {
        return sound(line).equals(sound());
    }

    static String sound(String line) {
        var plain = line.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9]", "")
                .replace("strasse", "str")
                .replace("sankt", "st");
    }
}
