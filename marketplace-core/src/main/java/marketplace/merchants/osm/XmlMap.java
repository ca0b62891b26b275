package marketplace.merchants.osm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import marketplace.shared.GeoPoint;

/** The XML form, packed, element by element. */
final class XmlMap {
    private static final int MOST_NODES = 2_001;

    private final MapFinder finder;
    private final boolean corners;
    private final Map<String, String> tags = new HashMap<>();
    private long[] refs = new long[0];
    private long id;
    private GeoPoint point = new GeoPoint(0, 0);

    XmlMap(MapFinder finder, boolean corners) {
        this.finder = finder;
        this.corners = corners;
    }

    void read(InputStream file) throws IOException, XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var xml = factory.createXMLStreamReader(new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16));
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    default -> {}
                }
            }
        } catch (NumberFormatException e) {
            throw new IOException("a number is none", e);
        } finally {
            xml.close();
        }
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "node" -> begin(xml, point(xml));
            case "way" -> begin(xml, point);
            case "tag" -> tags.put(attribute(xml, "k"), attribute(xml, "v"));
            case "nd" -> ref(Long.parseLong(attribute(xml, "ref")));
            default -> {}
        }
    }

    private void begin(XMLStreamReader xml, GeoPoint where) {
        tags.clear();
        refs = new long[0];
        id = Long.parseLong(attribute(xml, "id"));
        point = where;
    }

    private void ref(long node) {
        if (refs.length < MOST_NODES) {
            refs = Arrays.copyOf(refs, refs.length + 1);
            refs[refs.length - 1] = node;
        }
    }

    private void end(String element) {
        if (corners && element.equals("node")) {
            finder.corner(id, point);
        } else if (!corners && element.equals("node")) {
            finder.node(id, point, tags);
        } else if (!corners && element.equals("way")) {
            finder.way(id, refs, tags);
        }
    }

    private static GeoPoint point(XMLStreamReader xml) {
        return new GeoPoint(Double.parseDouble(attribute(xml, "lat")), Double.parseDouble(attribute(xml, "lon")));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "0" : value;
    }
}
