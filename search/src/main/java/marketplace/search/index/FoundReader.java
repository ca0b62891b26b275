package marketplace.search.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.search.index.Found.Count;
import marketplace.search.index.Found.Hit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads Elasticsearch's answer token by token; the listings themselves stay the bytes they are. */
final class FoundReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] answer;
    private final JsonParser in;
    private long total;
    private final List<Hit> hits = new ArrayList<>();
    private final Map<String, List<Count>> facets = new LinkedHashMap<>();

    private FoundReader(byte[] answer) {
        this.answer = answer;
        this.in = JSON.createParser(ObjectReadContext.empty(), answer);
    }

    static Found read(byte[] answer, Step step) {
        var reader = new FoundReader(answer);
        try (reader.in) {
            reader.in.nextToken();
            reader.eachField(reader::top);
        }
        return new Found(step, reader.total, reader.hits, reader.facets);
    }

    private interface Field {
        void read(String name);
    }

    /** Walks the object at the parser; a field nobody reads is skipped by its reader. */
    private void eachField(Field field) {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = in.currentName();
            in.nextToken();
            field.read(name);
        }
    }

    private void top(String name) {
        switch (name) {
            case "hits" -> eachField(this::hits);
            case "aggregations" -> eachField(this::facet);
            default -> in.skipChildren();
        }
    }

    private void hits(String name) {
        switch (name) {
            case "total" -> eachField(this::total);
            case "hits" -> {
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    var one = new OneHit();
                    eachField(one::read);
                    hits.add(one.hit());
                }
            }
            default -> in.skipChildren();
        }
    }

    private void total(String name) {
        if (name.equals("value")) {
            total = in.getLongValue();
        }
    }

    private void facet(String name) {
        var counts = new ArrayList<Count>();
        eachField(field -> counts(field, counts));
        facets.put(name, counts);
    }

    private void counts(String name, List<Count> counts) {
        switch (name) {
            case "left" -> eachField(field -> counts(field, counts));
            case "buckets" -> {
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    var one = new OneCount();
                    eachField(one::read);
                    counts.add(new Count(one.value, one.count));
                }
            }
            default -> in.skipChildren();
        }
    }

    private List<String> texts() {
        var texts = new ArrayList<String>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            texts.add(in.getString());
        }
        return texts;
    }

    private final class OneCount {
        private String value = "";
        private long count;

        void read(String name) {
            switch (name) {
                case "key" -> value = in.getString();
                case "doc_count" -> count = in.getLongValue();
                default -> in.skipChildren();
            }
        }
    }

    private final class OneHit {
        private byte[] json = {};
        private String id = "";
        private String merchant = "";
        private String title = "";
        private boolean declared;
        private List<String> diets = List.of();
        private List<String> matched = List.of();

        void read(String name) {
            switch (name) {
                case "_source" -> eachField(this::source);
                case "matched_queries" -> matched = texts();
                default -> in.skipChildren();
            }
        }

        private void source(String name) {
            if (!name.equals("hit")) {
                in.skipChildren();
                return;
            }
            var start = in.currentTokenLocation().getByteOffset();
            eachField(this::shown);
            var end = in.currentLocation().getByteOffset();
            json = Arrays.copyOfRange(answer, Math.toIntExact(start), Math.toIntExact(end));
        }

        private void shown(String name) {
            switch (name) {
                case "id" -> id = in.getString();
                case "merchant" -> merchant = in.getString();
                case "title" -> title = in.getString();
                case "allergensDeclared" -> declared = in.getBooleanValue();
                case "diets" -> diets = texts();
                default -> in.skipChildren();
            }
        }

        Hit hit() {
            return new Hit(json, id, merchant, title, declared, diets, matched);
        }
    }
}
