package marketplace.search.merchants;

import java.util.List;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** A merchant as core describes him. */
public record Merchant(
        MerchantId id,
        CountyCode county,
        long version,
        String state,
        boolean claimed,
        @Nullable String name,
        @Nullable String slug,
        @Nullable String trade,
        @Nullable String description,
        @Nullable String place,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable OpeningHours hours,
        @Nullable List<String> ways) {

    /** Whether he and his listings may be found. */
    public boolean isVisible() {
        return ("approved".equals(state) || "unclaimed".equals(state)) && name != null;
    }

    public @Nullable GeoPoint point() {
        return lat == null || lon == null ? null : new GeoPoint(lat, lon);
    }

    /** Whether what he sells can be fetched at his door. */
    public boolean offersPickup() {
        return ways != null && ways.contains("pickup");
    }
}
