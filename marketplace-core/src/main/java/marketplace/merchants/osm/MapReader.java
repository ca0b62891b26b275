package marketplace.merchants.osm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import marketplace.merchants.MerchantRefused;

/** Reads an extract, {@code .osm.pbf} or {@code .osm.gz}, told apart by its first bytes. Blocks. */
public final class MapReader {
    private static final int GZIP = 0x1f8b;

    private MapReader() {}

    /** All shops of the extract and the streets it names; it is read twice when some of the shops are buildings. */
    public static MapContent content(Path extract) {
        try {
            var finder = new MapFinder();
            read(extract, finder, false);
            if (finder.lacksCorners()) {
                read(extract, finder, true);
            }
            return finder.content();
        } catch (IOException | XMLStreamException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MerchantRefused.NotAMap(String.valueOf(e.getMessage()));
        }
    }

    private static void read(Path extract, MapFinder finder, boolean corners) throws IOException, XMLStreamException {
        try (var file = new BufferedInputStream(Files.newInputStream(extract), 1 << 16)) {
            if (isGzip(file)) {
                new XmlMap(finder, corners).read(file);
            } else {
                new PbfMap(finder, corners).read(file);
            }
        }
    }

    private static boolean isGzip(InputStream file) throws IOException {
        file.mark(2);
        var first = file.read() << 8 | file.read();
        file.reset();
        return first == GZIP;
    }
}
