package marketplace.merchants.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.counties.Street;
import marketplace.merchants.MerchantRefused;
import marketplace.shared.GeoPoint;

/**
 * Keeps of a map what is a shop, of the nodes of buildings where they are, and the streets that addresses name; nothing
 * else stays in memory.
 */
final class MapFinder {
    private static final int MOST_SHOPS = 50_000;
    private static final int MOST_NODES = 2_000;
    private static final int MOST_STREETS = 50_000;
    private static final Set<String> NOT_ONE = Set.of("no", "vacant", "disused");
    private static final Set<String> PLACES_OF_TRADE = Set.of(
            "pharmacy",
            "cafe",
            "restaurant",
            "fast_food",
            "ice_cream",
            "pub",
            "biergarten",
            "marketplace",
            "post_office",
            "fuel");

    private static final GeoPoint NOWHERE = new GeoPoint(0, 0);

    private final List<MapShop> nodes = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final Map<Long, GeoPoint> corners = new HashMap<>();
    private final Set<Street> streets = new LinkedHashSet<>();

    private record Way(long id, long[] nodes, Map<String, String> tags) {}

    static Optional<String> kindOf(Map<String, String> tags) {
        return Stream.of("shop", "craft", "amenity")
                .filter(key -> is(key, tags.getOrDefault(key, "")))
                .map(key -> key + "=" + tags.get(key))
                .findFirst();
    }

    private static boolean is(String key, String value) {
        return key.equals("amenity") ? PLACES_OF_TRADE.contains(value) : !value.isEmpty() && !NOT_ONE.contains(value);
    }

    void node(long id, GeoPoint point, Map<String, String> tags) {
        address(tags);
        if (kindOf(tags).isPresent()) {
            nodes.add(new MapShop("n" + id, Map.copyOf(tags), point));
            limit();
        }
    }

    void way(long id, long[] nodesOfIt, Map<String, String> tags) {
        address(tags);
        if (kindOf(tags).isPresent() && nodesOfIt.length <= MOST_NODES) {
            ways.add(new Way(id, nodesOfIt, Map.copyOf(tags)));
            for (var node : nodesOfIt) {
                corners.put(node, NOWHERE);
            }
            limit();
        }
    }

    /** A village without streets numbers its houses under its own name. */
    private void address(Map<String, String> tags) {
        var street = tags.getOrDefault("addr:street", tags.getOrDefault("addr:place", ""));
        var postcode = tags.getOrDefault("addr:postcode", "");
        if (Street.isOne(postcode, street)) {
            streets.add(new Street(postcode, street.strip()));
            limit();
        }
    }

    /** Whether a second reading is needed for the corners of buildings. */
    boolean lacksCorners() {
        return !corners.isEmpty();
    }

    void corner(long id, GeoPoint point) {
        corners.computeIfPresent(id, (_, _) -> point);
    }

    MapContent content() {
        return new MapContent(
                Stream.concat(nodes.stream(), ways.stream().flatMap(this::shop)).toList(), streets);
    }

    private Stream<MapShop> shop(Way way) {
        var points = Arrays.stream(way.nodes())
                .mapToObj(corners::get)
                .filter(point -> point != NOWHERE)
                .toList();
        if (points.isEmpty()) {
            return Stream.empty();
        }
        var latitude = points.stream().mapToDouble(GeoPoint::latitude).average().orElseThrow();
        var longitude =
                points.stream().mapToDouble(GeoPoint::longitude).average().orElseThrow();
        return Stream.of(new MapShop("w" + way.id(), way.tags(), new GeoPoint(latitude, longitude)));
    }

    private void limit() {
        if (nodes.size() + ways.size() > MOST_SHOPS) {
            throw new MerchantRefused.NotAMap("more than 50,000 shops; cut it to the county.");
        }
        if (streets.size() > MOST_STREETS) {
            throw new MerchantRefused.NotAMap("more than 50,000 streets; cut it to the county.");
        }
    }
}
