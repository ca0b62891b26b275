package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** The picture of a listing: the merchant's photograph, else the drawing of its category ("bread"). */
public record Picture(String art, @Nullable Photo photo, String alt) {
    /** One photograph in the widths 320, 640 and 1280 pixels, as addresses. */
    public record Photo(String small, String medium, String large) {}

    public static Picture drawing(String art) {
        return new Picture(art, null, "");
    }

    public static Picture of(Photo photo, String alt) {
        return new Picture("", photo, alt);
    }
}
