package marketplace.reviews;

import java.util.Map;
import marketplace.shared.ListingId;

/**
 * What a buyer says of an order.
 *
 * @param stars for the merchant, from one to five
 * @param words none is allowed; personal data where she writes of herself
 * @param named whether her given name and an initial are shown with it
 * @param listings stars for listings of the order, for as many as she likes
 */
public record Rating(int stars, String words, boolean named, Map<ListingId, Integer> listings) {
    public static final int MOST_STARS = 5;
    public static final int LONGEST = 2_000;

    public Rating {
        words = words.strip();
        listings = Map.copyOf(listings);
        if (!isStars(stars)
                || words.length() > LONGEST
                || !listings.values().stream().allMatch(Rating::isStars)) {
            throw new ReviewRefused.Unfit();
        }
    }

    private static boolean isStars(int stars) {
        return stars >= 1 && stars <= MOST_STARS;
    }

    @Override
    public String toString() {
        return "Rating[" + stars + "]";
    }
}
