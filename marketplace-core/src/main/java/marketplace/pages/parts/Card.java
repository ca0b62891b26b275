package marketplace.pages.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result: what it is, who sells it, how buyers found it, how it comes, what it costs, why it stands here, and the step to take. With a
 * variant the step puts it into the basket, else it leads to the listing.
 */
public record Card(
        Marked name,
        String href,
        String by,
        Picture picture,
        @Nullable Stars stars,
        List<Badge> badges,
        List<Reach> reaches,
        @Nullable Price price,
        List<String> why,
        @Nullable String variant,
        String step) {
    /** How many stars on average, and in how many reviews. */
    public record Stars(double average, long reviews) {}

    private static final String LISTING = "/angebot/";

    /** The id of the listing it is about; none where it is about something else. */
    public @Nullable String listing() {
        return href.startsWith(LISTING) ? href.substring(LISTING.length()).replaceFirst("\\?.*", "") : null;
    }
}
