package marketplace.shared.web;

import org.jspecify.annotations.Nullable;

/** The version a client changes, as its header {@code If-Match} says it: "7", with or without quotes. */
public final class Seen {
    private Seen() {}

    /** None for none; anything but a number is a version that never was. */
    public static @Nullable Long of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        var bare = header.strip().replaceFirst("^W/", "").replace("\"", "");
        return bare.matches("\\d{1,18}") ? Long.valueOf(bare) : -1L;
    }
}
