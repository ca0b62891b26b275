package marketplace.favourites;

import java.time.Instant;
import java.util.UUID;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;

/**
 * Something somebody wants to find again.
 *
 * @param name it had when it was kept
 */
public record Favourite(Kind kind, UUID thing, String name, Instant keptAt) {
    /** The most one person keeps. */
    public static final int MOST = 200;

    /** What it is. */
    public enum Kind {
        LISTING,
        SHOP
    }

    public boolean isListing() {
        return kind == Kind.LISTING;
    }

    public ListingId listing() {
        return new ListingId(thing);
    }

    public MerchantId shop() {
        return new MerchantId(thing);
    }
}
