package marketplace.pages;

import org.jspecify.annotations.Nullable;

/** How large and how simple a reader wants the pages; carried in the address, so it needs no cookie and no script. */
public enum View {
    USUAL("", null),
    LARGE("/~l", "l"),
    LARGEST("/~xl", "xl"),
    SIMPLE("/~simple", null);

    private final String prefix;

    @Nullable
    private final String type;

    View(String prefix, @Nullable String type) {
        this.prefix = prefix;
        this.type = type;
    }

    String prefix() {
        return prefix;
    }

    /** The value of {@code data-type}, none for the usual size. */
    @Nullable
    public String type() {
        return type;
    }

    public boolean simple() {
        return this == SIMPLE;
    }
}
