package marketplace.pages.parts;

import org.jspecify.annotations.Nullable;

/** Something the page must tell, with a way out; one at a time. */
public record Note(
        Tone tone,
        @Nullable String strong,
        String text,
        @Nullable Link link) {
    public static Note of(Tone tone, String strong, String text) {
        return new Note(tone, strong, text, null);
    }

    public Note with(Link way) {
        return new Note(tone, strong, text, way);
    }

    public String icon() {
        return switch (tone) {
            case OK -> "check";
            case WARN, BAD -> "alert";
            case PLAIN, LINE -> "info";
        };
    }
}
