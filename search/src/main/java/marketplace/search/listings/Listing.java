package marketplace.search.listings;

import java.util.List;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A listing's document at core. Of one that is not published only id, county, version and state are sure to be there.
 *
 * @param version grows with every change of the listing
 * @param revision grows with what changes beside it, from 0 with each version
 * @param card given back with every hit, never looked into
 */
public record Listing(
        ListingId id,
        CountyCode county,
        long version,
        long revision,
        String state,
        @Nullable String kind,
        @Nullable MerchantId merchant,
        @Nullable String title,
        @Nullable String description,
        @Nullable String category,
        @Nullable List<String> categoryPath,
        @Nullable List<String> categoryWords,
        @Nullable String brand,
        @Nullable List<Variant> variants,
        @Nullable Long priceFromCents,
        @Nullable List<String> diets,
        @Nullable List<String> allergens,
        boolean allergensDeclared,
        boolean available,
        @Nullable String art,
        @Nullable String image,
        @Nullable JsonNode card) {

    private static final long REVISIONS = 1L << 20;

    /** A sellable unit. */
    public record Variant(
            String id,
            @Nullable String name,
            @Nullable String sku,
            @Nullable String gtin,
            @Nullable Long priceCents,
            @Nullable UnitPrice unitPrice) {}

    /** The price of one kg, l, m or piece. */
    public record UnitPrice(long cents, String per) {}

    public Listing {
        if (version < 0 || revision < 0 || revision >= REVISIONS) {
            throw new IllegalArgumentException("listing " + id + " has version " + version + "." + revision);
        }
    }

    public boolean isPublished() {
        return "published".equals(state) && title != null && merchant != null;
    }

    /** What decides in the index which of two documents is newer. */
    public long indexVersion() {
        return Math.addExact(Math.multiplyExact(version, REVISIONS), revision);
    }

    /** The version under which an absent listing is buried: above every revision of the one it was last heard with. */
    public static long burialVersion(long version) {
        return Math.addExact(Math.multiplyExact(version, REVISIONS), REVISIONS - 1);
    }
}
