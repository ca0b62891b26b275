package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** Nothing there: a drawing, one sentence, one way on. */
public record Empty(
        String art, String title, String text, @Nullable Link link) {}
