package marketplace.catalog.news;

import java.util.List;
import marketplace.outbox.News;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it is now, in figures; said again whenever anything of it changes, prices and availability included.
 *
 * @param revision grows with what changes beside the version (availability) and starts at 0 with each version
 * @param state draft, published, paused or hidden
 * @param category its code
 */
@News.Type("catalog.listing-changed")
public record ListingChanged(
        ListingId listing,
        long version,
        int revision,
        String state,
        MerchantId merchant,
        String category,
        @Nullable String place,
        List<VariantFigures> variants)
        implements News {

    /**
     * @param cents gross price, per kilogram when weighed; none on request
     * @param available whether it can be ordered now
     */
    public record VariantFigures(
            VariantId variant, @Nullable Long cents, boolean available) {}

    @Override
    public String subject() {
        return listing.toString();
    }
}
