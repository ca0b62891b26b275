package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** A choice with consequences: hand-over, way of paying. At its right its price or an icon. */
public record Pick(
        String name,
        String value,
        String title,
        String detail,
        @Nullable String aside,
        boolean chosen) {}
