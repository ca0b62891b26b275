package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** The head of a merchant's part of a basket. */
public record ShopBox(String id, String name, @Nullable String href, String under) {}
