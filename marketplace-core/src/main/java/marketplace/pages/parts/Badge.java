package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** A fact of one to three words, with the name of an icon if it has one. */
public record Badge(String text, Tone tone, @Nullable String icon) {
    public static Badge of(String text) {
        return new Badge(text, Tone.PLAIN, null);
    }

    public static Badge of(String text, Tone tone) {
        return new Badge(text, tone, null);
    }

    public Badge with(String icon) {
        return new Badge(text, tone, icon);
    }
}
