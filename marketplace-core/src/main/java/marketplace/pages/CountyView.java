package marketplace.pages;

import java.util.Locale;

/**
 * What pages show of a county: its name ("Landkreis Erlengrund"), its look, and the people who help by phone.
 *
 * @param slug its short name in addresses
 * @param operator who runs the marketplace there, as the footer names it
 * @param phone the number as people write it, "069 90009 115"
 * @param helpers who answers it, "Frau Adler und Herr Conrad"; may be empty
 * @param hours when they do, "Mo–Fr 8–17 Uhr"; may be empty
 */
public record CountyView(
        String slug, String name, Theme theme, String operator, String phone, String helpers, String hours) {
    /** The colours of a county; a further one is six lines of CSS. */
    public enum Theme {
        MEADOW,
        RIVER,
        BRICK;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Shown while no county is known; 115 is the number of all German authorities. */
    public static final CountyView NONE = new CountyView("", "", Theme.MEADOW, "", "115", "", "");

    /** The number for {@code href="tel:…"}: international, digits only. */
    public String dial() {
        return Formats.dial(phone);
    }
}
