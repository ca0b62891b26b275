package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** A value to choose, with the number of hits behind it where that is known. */
public record Option(String value, String text, @Nullable Long count, boolean chosen) {
    public static Option of(String value, String text, boolean chosen) {
        return new Option(value, text, null, chosen);
    }
}
