package marketplace.reviews;

import java.util.Map;
import marketplace.shared.ListingId;

/**
 * A review before her who wrote it.
 *
 * @param listings her stars for listings of the order
 * @param hidden whether the operator took it off; then it can only be taken back
 */
public record MyReview(Review review, Map<ListingId, Integer> listings, boolean hidden) {}
