package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** What the scales show: the weight in grams, what is allowed, and what it costs so far. */
public record Gram(
        String name,
        String label,
        @Nullable Integer grams,
        String hint,
        @Nullable String cost) {}
