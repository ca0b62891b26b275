package marketplace.shared;

import java.util.regex.Pattern;

/** The immutable key of a county, with which every key of ours starts; initially its five-digit official key (AGS). */
public record CountyCode(String value) {
    private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");

    public CountyCode {
        if (!FIVE_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("a county code has five digits, not \"" + value + "\"");
        }
    }

    public static CountyCode of(String text) {
        return new CountyCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
