package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** A big way on for the simple view. */
public record Choice(
        String href, String art, String title, @Nullable String under) {}
