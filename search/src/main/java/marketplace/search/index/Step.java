package marketplace.search.index;

import java.util.Locale;

/** How hard a question is tried. */
public enum Step {
    /** Every word must be there in one of its meanings. */
    EXACT,
    /** Most words must be there, and a compound also by its head alone. */
    SIMILAR,
    /** Of things and wishes, the wishes alone. */
    WISH;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
