package marketplace.reviews;

import java.util.List;

/**
 * What a page shows of reviews.
 *
 * @param standing of what the page is about
 * @param merchant how its merchant stands
 * @param latest the newest reviews of what the page is about
 */
public record Rated(Standing standing, Standing merchant, List<Review> latest) {
    public static final Rated NONE = new Rated(Standing.NONE, Standing.NONE, List.of());
}
