package marketplace.merchants.osm;

import com.google.protobuf.ByteString;
import crosby.binary.Osmformat;
import crosby.binary.file.BlockOutputStream;
import crosby.binary.file.FileBlock;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes small maps of our own making, as PBF and as packed XML. */
public final class SmallMap {
    private static final double NANO = 1e-9 * 100;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();

    private record Node(long id, double latitude, double longitude, Map<String, String> tags) {}

    private record Way(long id, List<Long> refs, Map<String, String> tags) {}

    public SmallMap node(long id, double latitude, double longitude, Map<String, String> tags) {
        nodes.add(new Node(id, latitude, longitude, tags));
        return this;
    }

    public SmallMap way(long id, Map<String, String> tags, Long... refs) {
        ways.add(new Way(id, List.of(refs), tags));
        return this;
    }

    public Path pbf(Path file) {
        var strings = new ArrayList<>(List.of(""));
        var block = Osmformat.PrimitiveBlock.newBuilder()
                .addPrimitivegroup(Osmformat.PrimitiveGroup.newBuilder().setDense(dense(strings)))
                .addPrimitivegroup(waysOf(strings));
        var table = Osmformat.StringTable.newBuilder();
        strings.forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
        var header = Osmformat.HeaderBlock.newBuilder()
                .addRequiredFeatures("OsmSchema-V0.6")
                .addRequiredFeatures("DenseNodes");
        try (var out = new BlockOutputStream(Files.newOutputStream(file))) {
            out.write(FileBlock.newInstance("OSMHeader", header.build().toByteString(), null));
            out.write(FileBlock.newInstance(
                    "OSMData", block.setStringtable(table).build().toByteString(), null));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Osmformat.DenseNodes dense(List<String> strings) {
        var dense = Osmformat.DenseNodes.newBuilder();
        var last = new Node(0, 0, 0, Map.of());
        for (var node : nodes) {
            dense.addId(node.id() - last.id());
            dense.addLat(units(node.latitude()) - units(last.latitude()));
            dense.addLon(units(node.longitude()) - units(last.longitude()));
            node.tags()
                    .forEach((key, value) -> dense.addKeysVals(at(key, strings)).addKeysVals(at(value, strings)));
            dense.addKeysVals(0);
            last = node;
        }
        return dense.build();
    }

    private Osmformat.PrimitiveGroup waysOf(List<String> strings) {
        var group = Osmformat.PrimitiveGroup.newBuilder();
        for (var way : ways) {
            var one = Osmformat.Way.newBuilder().setId(way.id());
            way.tags().forEach((key, value) -> one.addKeys(at(key, strings)).addVals(at(value, strings)));
            var last = 0L;
            for (var ref : way.refs()) {
                one.addRefs(ref - last);
                last = ref;
            }
            group.addWays(one);
        }
        return group.build();
    }

    private static long units(double degrees) {
        return Math.round(degrees / NANO);
    }

    private static int at(String text, List<String> strings) {
        if (!strings.contains(text)) {
            strings.add(text);
        }
        return strings.indexOf(text);
    }

    public Path xml(Path file) {
        try (var out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write("<?xml version='1.0' encoding='UTF-8'?><osm version='0.6'>");
            for (var node : nodes) {
                out.write("<node id='%d' lat='%s' lon='%s'>%s</node>"
                        .formatted(node.id(), node.latitude(), node.longitude(), tags(node.tags())));
            }
            for (var way : ways) {
                var refs = new StringBuilder();
                way.refs().forEach(ref -> refs.append("<nd ref='").append(ref).append("'/>"));
                out.write("<way id='%d'>%s%s</way>".formatted(way.id(), refs, tags(way.tags())));
            }
            out.write("</osm>");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tags(Map<String, String> tags) {
        var text = new StringBuilder();
        tags.forEach((key, value) -> text.append("<tag k='%s' v='%s'/>".formatted(key, value)));
        return text.toString();
    }
}
