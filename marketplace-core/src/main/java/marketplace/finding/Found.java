package marketplace.finding;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer, as search gives it; the same shape when PostgreSQL had to answer.
 *
 * @param total hits in all
 * @param shops of the hits, by merchant
 * @param resting search did not answer; what is shown is a plain match of words
 */
public record Found(
        int total,
        int page,
        int pages,
        List<String> didYouMean,
        List<Hit> listings,
        Map<UUID, Shop> shops,
        @Nullable Boolean resting) {
    public Found {
        resting = Boolean.TRUE.equals(resting);
        didYouMean = didYouMean == null ? List.of() : List.copyOf(didYouMean);
        listings = listings == null ? List.of() : List.copyOf(listings);
        shops = shops == null ? Map.of() : Map.copyOf(shops);
    }

    /** A listing that fits. */
    public record Hit(
            UUID id,
            String kind,
            UUID merchant,
            String title,
            String category,
            List<HitVariant> variants,
            @Nullable Long priceFromCents,
            String art,
            List<Reason> why) {}

    public record HitVariant(
            UUID id,
            String name,
            @Nullable Long priceCents,
            @Nullable HitUnitPrice unitPrice) {}

    public record HitUnitPrice(long cents, String per) {}

    /** Why it stands here: the code of the reason, and the word of the listing that fitted. */
    public record Reason(String code, @Nullable String word) {}

    public record Shop(String name, String slug, String place) {}
}
