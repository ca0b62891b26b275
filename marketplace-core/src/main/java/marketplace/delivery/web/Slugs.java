package marketplace.delivery.web;

import java.util.regex.Pattern;
import marketplace.delivery.NetworkRefused;

/** The keys of points and vehicles as somebody gives them. */
final class Slugs {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

    private Slugs() {}

    static String checked(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new NetworkRefused.Invalid(
                    "slug", "slug", "A key has 1 to 60 lower-case letters, digits and hyphens.");
        }
        return slug;
    }
}
