package marketplace.search.reach;

import java.util.List;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import org.jspecify.annotations.Nullable;

/** A place of the county and everybody who reaches it. */
public record Place(
        String id,
        CountyCode county,
        long version,
        String name,
        @Nullable String municipality,
        @Nullable List<String> postcodes,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable List<Reach> reach) {

    public @Nullable GeoPoint point() {
        return lat == null || lon == null ? null : new GeoPoint(lat, lon);
    }
}
