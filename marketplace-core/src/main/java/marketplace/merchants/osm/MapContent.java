package marketplace.merchants.osm;

import java.util.List;
import java.util.Set;
import marketplace.counties.Street;

/** What we take from a map. */
public record MapContent(List<MapShop> shops, Set<Street> streets) {
    public MapContent {
        shops = List.copyOf(shops);
        streets = Set.copyOf(streets);
    }
}
