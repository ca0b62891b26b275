package marketplace.merchants.osm;

import java.util.Map;
import marketplace.shared.GeoPoint;

/**
 * A shop as the map knows it.
 *
 * @param element "n123" for a node, "w456" for a way
 * @param point of a way the mean of its nodes
 */
public record MapShop(String element, Map<String, String> tags, GeoPoint point) {
    /** The tag that makes it one: "shop=bakery"; shops before crafts before anything else. */
    public String kind() {
        return MapFinder.kindOf(tags).orElseThrow();
    }

    /** The first of these tags that says something, else nothing. */
    public String first(String... keys) {
        for (var key : keys) {
            var value = tags.getOrDefault(key, "");
            if (!value.isBlank()) {
                return value.strip();
            }
        }
        return "";
    }
}
