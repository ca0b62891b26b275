package marketplace.search.popular;

import java.util.List;
import marketplace.shared.CountyCode;

/**
 * What rises in a place.
 *
 * @param id the key of a place; "*" is for those who did not say where they live
 */
public record PopularPlace(String id, CountyCode county, long version, List<Risen> listings) {
    public static final String EVERYWHERE = "*";

    /** A listing and how far it rises, from 1 to 3. */
    public record Risen(String listing, int step) {}
}
