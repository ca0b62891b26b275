package marketplace.merchants.osm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import marketplace.shared.GeoPoint;

/** One block of nodes and ways; tags are numbers of strings at its head, coordinates are counted in small steps. */
final class PbfBlock {
    private static final double NANO = 1e-9;

    private final MapFinder finder;
    private final boolean corners;
    private final Wire block;
    private final List<String> strings = new ArrayList<>();
    private final List<Wire> groups = new ArrayList<>();
    private long step = 100;
    private long south;
    private long west;

    PbfBlock(byte[] block, MapFinder finder, boolean corners) {
        this.block = new Wire(block);
        this.finder = finder;
        this.corners = corners;
    }

    void read() throws IOException {
        while (block.next()) {
            switch (block.field()) {
                case 1 -> strings(block.inside());
                case 2 -> groups.add(block.inside());
                case 17 -> step = block.number();
                case 19 -> south = block.number();
                case 20 -> west = block.number();
                default -> block.skip();
            }
        }
        for (var group : groups) {
            group(group);
        }
    }

    private void strings(Wire table) throws IOException {
        while (table.next()) {
            strings.add(table.inside().text());
        }
    }

    private void group(Wire group) throws IOException {
        while (group.next()) {
            switch (group.field()) {
                case 1 -> node(group.inside());
                case 2 -> dense(group.inside());
                case 3 -> way(group.inside());
                default -> group.skip();
            }
        }
    }

    private void node(Wire node) throws IOException {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        var keys = new long[0];
        var values = new long[0];
        while (node.next()) {
            switch (node.field()) {
                case 1 -> id = node.signed();
                case 2 -> keys = numbers(node.inside());
                case 3 -> values = numbers(node.inside());
                case 8 -> latitude = node.signed();
                case 9 -> longitude = node.signed();
                default -> node.skip();
            }
        }
        found(id, point(latitude, longitude), tags(keys, values));
    }

    /** Many nodes, column by column; each number is the difference to the one before. */
    private void dense(Wire nodes) throws IOException {
        var ids = new long[0];
        var latitudes = new long[0];
        var longitudes = new long[0];
        var tags = new long[0];
        while (nodes.next()) {
            switch (nodes.field()) {
                case 1 -> ids = sums(nodes.inside());
                case 8 -> latitudes = sums(nodes.inside());
                case 9 -> longitudes = sums(nodes.inside());
                case 10 -> tags = numbers(nodes.inside());
                default -> nodes.skip();
            }
        }
        var at = 0;
        for (int i = 0; i < ids.length; i++) {
            var end = at;
            while (end < tags.length && tags[end] != 0) {
                end += 2;
            }
            found(ids[i], point(latitudes[i], longitudes[i]), at == end ? Map.of() : tags(tags, at, end));
            at = end + 1;
        }
    }

    private void way(Wire way) throws IOException {
        long id = 0;
        var keys = new long[0];
        var values = new long[0];
        var refs = new long[0];
        while (way.next()) {
            switch (way.field()) {
                case 1 -> id = way.number();
                case 2 -> keys = numbers(way.inside());
                case 3 -> values = numbers(way.inside());
                case 8 -> refs = sums(way.inside());
                default -> way.skip();
            }
        }
        if (!corners) {
            finder.way(id, refs, tags(keys, values));
        }
    }

    private void found(long id, GeoPoint point, Map<String, String> tags) {
        if (corners) {
            finder.corner(id, point);
        } else if (!tags.isEmpty()) {
            finder.node(id, point, tags);
        }
    }

    private GeoPoint point(long latitude, long longitude) {
        return new GeoPoint(NANO * (south + step * latitude), NANO * (west + step * longitude));
    }

    private Map<String, String> tags(long[] keys, long[] values) {
        var tags = new HashMap<String, String>();
        for (int i = 0; i < keys.length; i++) {
            tags.put(strings.get((int) keys[i]), strings.get((int) values[i]));
        }
        return tags;
    }

    private Map<String, String> tags(long[] pairs, int from, int end) {
        var tags = new HashMap<String, String>();
        for (int i = from; i < end; i += 2) {
            tags.put(strings.get((int) pairs[i]), strings.get((int) pairs[i + 1]));
        }
        return tags;
    }

    private static long[] numbers(Wire packed) throws IOException {
        var numbers = LongStream.builder();
        while (packed.more()) {
            numbers.add(packed.number());
        }
        return numbers.build().toArray();
    }

    private static long[] sums(Wire packed) throws IOException {
        var sums = LongStream.builder();
        for (long sum = 0; packed.more(); ) {
            sum += packed.signed();
            sums.add(sum);
        }
        return sums.build().toArray();
    }
}
