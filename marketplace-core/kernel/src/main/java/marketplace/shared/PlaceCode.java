package marketplace.shared;

import java.util.regex.Pattern;

/** A named village or town within a county, by its key: lower-case letters, digits and hyphens, at most 60. */
public record PlaceCode(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    public PlaceCode {
        if (!isOne(value)) {
            throw new Malformed("not the key of a place: \"" + value + "\"");
        }
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    public static PlaceCode of(String text) {
        return new PlaceCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
