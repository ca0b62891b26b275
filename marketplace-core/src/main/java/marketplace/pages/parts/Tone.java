package marketplace.pages.parts;

import java.util.Locale;

/** What a badge or note wants to say besides its words. */
public enum Tone {
    PLAIN,
    OK,
    WARN,
    BAD,
    LINE;

    /** The modifier of a class: " note--ok", nothing for plain. */
    public String of(String part) {
        return this == PLAIN ? "" : " " + part + "--" + name().toLowerCase(Locale.ROOT);
    }
}
