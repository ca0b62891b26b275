package marketplace.catalog;

import java.util.Objects;
import java.util.regex.Pattern;
import marketplace.shared.Refusal;

/**
 * A picture of a listing.
 *
 * @param hash of the public file
 * @param alt what is to be seen on it, for those who do not see it; empty: nobody said
 */
public record Image(String hash, String alt) {
    public static final int LONGEST = 200;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Image {
        alt = Objects.requireNonNullElse(alt, "").strip();
        if (!HASH.matcher(hash).matches()) {
            throw notUploaded();
        }
        if (alt.length() > LONGEST) {
            throw ListingRefused.invalid(
                    new Refusal.Field("alt", "too-long", "At most 200 characters say what is to be seen."));
        }
    }

    static ListingRefused notUploaded() {
        return ListingRefused.invalid(new Refusal.Field("images", "images", "A picture is uploaded before."));
    }
}
