package marketplace.merchants.osm;

import crosby.binary.BinaryParser;
import crosby.binary.Osmformat;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.file.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marketplace.shared.GeoPoint;

/** The binary form, block by block (at most 32 MB each). */
final class PbfMap extends BinaryParser {
    private final ShopFinder finder;
    private final boolean corners;

    PbfMap(ShopFinder finder, boolean corners) {
        this.finder = finder;
        this.corners = corners;
    }

    void read(InputStream file) throws IOException {
        try {
            new BlockInputStream(file, this).process();
        } catch (RuntimeException e) {
            throw new IOException("the blocks do not fit together", e);
        } catch (Error e) {
            throw asIo(e);
        }
    }

    /** The library throws bare errors at what it cannot read; all others are serious. */
    private static IOException asIo(Error error) {
        if (error.getClass() != Error.class) {
            throw error;
        }
        return new IOException("the blocks do not fit together", error);
    }

    @Override
    protected void parseDense(DenseNodes nodes) {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        var tags = new Tags(nodes);
        for (int i = 0; i < nodes.getIdCount(); i++) {
            id += nodes.getId(i);
            latitude += nodes.getLat(i);
            longitude += nodes.getLon(i);
            node(id, new GeoPoint(parseLat(latitude), parseLon(longitude)), tags.next());
        }
    }

    @Override
    protected void parseNodes(List<Osmformat.Node> nodes) {
        nodes.forEach(node -> node(
                node.getId(),
                new GeoPoint(parseLat(node.getLat()), parseLon(node.getLon())),
                tags(node.getKeysList(), node.getValsList())));
    }

    @Override
    protected void parseWays(List<Osmformat.Way> ways) {
        if (!corners) {
            ways.forEach(way -> finder.way(way.getId(), refs(way), tags(way.getKeysList(), way.getValsList())));
        }
    }

    @Override
    protected void parseRelations(List<Osmformat.Relation> relations) {
        // a shop that is a relation has no point of its own
    }

    @Override
    protected void parse(HeaderBlock header) {
        // every feature we read is required of every reader
    }

    @Override
    public void complete() {
        // all blocks were handled one by one
    }

    private void node(long id, GeoPoint point, Map<String, String> tags) {
        if (corners) {
            finder.corner(id, point);
        } else if (!tags.isEmpty()) {
            finder.node(id, point, tags);
        }
    }

    private static long[] refs(Osmformat.Way way) {
        var refs = new long[way.getRefsCount()];
        long ref = 0;
        for (int i = 0; i < refs.length; i++) {
            ref += way.getRefs(i);
            refs[i] = ref;
        }
        return refs;
    }

    private Map<String, String> tags(List<Integer> keys, List<Integer> values) {
        var tags = new HashMap<String, String>();
        for (int i = 0; i < keys.size(); i++) {
            tags.put(getStringById(keys.get(i)), getStringById(values.get(i)));
        }
        return tags;
    }

    /** Dense nodes hold the tags of all nodes in one row: key, value, …, 0 after each node. */
    private final class Tags {
        private final DenseNodes nodes;
        private int at;

        Tags(DenseNodes nodes) {
            this.nodes = nodes;
        }

        Map<String, String> next() {
            if (at >= nodes.getKeysValsCount()) {
                return Map.of();
            }
            var tags = new HashMap<String, String>();
            while (nodes.getKeysVals(at) != 0) {
                tags.put(getStringById(nodes.getKeysVals(at)), getStringById(nodes.getKeysVals(at + 1)));
                at += 2;
            }
            at++;
            return tags;
        }
    }
}
