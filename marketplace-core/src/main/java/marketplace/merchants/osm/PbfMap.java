package marketplace.merchants.osm;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The binary form of a map: blocks of at most 32 MB, each read, handled and forgotten. */
final class PbfMap {
    private static final int MOST_HEAD = 64 * 1024;
    private static final int MOST_BLOCK = 32 * 1024 * 1024;
    private static final String DATA = "OSMData";

    private final MapFinder finder;
    private final boolean corners;

    PbfMap(MapFinder finder, boolean corners) {
        this.finder = finder;
        this.corners = corners;
    }

    /** What a block is and how long. */
    private record Head(String type, int length) {}

    void read(InputStream file) throws IOException {
        var blocks = new DataInputStream(file);
        for (var first = blocks.read(); first >= 0; first = blocks.read()) {
            var head = head(exactly(blocks, length(first, blocks), MOST_HEAD));
            var blob = exactly(blocks, head.length(), MOST_BLOCK);
            if (head.type().equals(DATA)) {
                new PbfBlock(content(blob), finder, corners).read();
            }
        }
    }

    private static int length(int first, DataInputStream blocks) throws IOException {
        return first << 24 | blocks.readUnsignedByte() << 16 | blocks.readUnsignedShort();
    }

    private static byte[] exactly(DataInputStream blocks, int length, int most) throws IOException {
        if (length < 0 || length > most) {
            throw new IOException("a block is longer than a block may be");
        }
        var bytes = new byte[length];
        blocks.readFully(bytes);
        return bytes;
    }

    private static Head head(byte[] bytes) throws IOException {
        var type = "";
        var length = 0L;
        for (var head = new Wire(bytes); head.next(); ) {
            switch (head.field()) {
                case 1 -> type = head.inside().text();
                case 3 -> length = head.number();
                default -> head.skip();
            }
        }
        return new Head(type, (int) Math.min(length, Integer.MAX_VALUE));
    }

    private static byte[] content(byte[] bytes) throws IOException {
        var size = 0L;
        for (var blob = new Wire(bytes); blob.next(); ) {
            switch (blob.field()) {
                case 1 -> {
                    return blob.inside().copy();
                }
                case 2 -> size = blob.number();
                case 3 -> {
                    return inflated(blob.inside().copy(), size);
                }
                default -> blob.skip();
            }
        }
        throw new IOException("a block is packed in a way we do not know");
    }

    private static byte[] inflated(byte[] packed, long size) throws IOException {
        if (size < 0 || size > MOST_BLOCK) {
            throw new IOException("a block is longer than a block may be");
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            var content = new byte[(int) size];
            if (inflater.inflate(content) != size) {
                throw new IOException("a block is not as long as it says");
            }
            return content;
        } catch (DataFormatException e) {
            throw new IOException("a block cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
