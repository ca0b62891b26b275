package marketplace.search.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import marketplace.search.asking.Eligible;
import marketplace.search.index.Found.Count;
import marketplace.search.reach.Way;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what can be chosen beside an answer, each with what it leaves. */
final class FacetsJson {
    private static final double METRES = 1000;
    private static final List<Integer> RADII = List.of(5, 10, 25);

    private final Answer answer;
    private final JsonGenerator out;
    private final List<Selling> selling;

    FacetsJson(Answer answer, JsonGenerator out) {
        this.answer = answer;
        this.out = out;
        this.selling = selling(answer);
    }

    void write() {
        out.writeObjectPropertyStart("facets");
        counts("category");
        merchantCounts();
        counts("diet");
        prices();
        wayCounts();
        radiusCounts();
        openCounts();
        out.writeEndObject();
    }

    private void counts(String facet) {
        out.writeArrayPropertyStart(facet);
        answer.found().facets().getOrDefault(facet, List.of()).forEach(one -> count(one.value(), one.count()));
        out.writeEndArray();
    }

    private void merchantCounts() {
        out.writeArrayPropertyStart("merchant");
        for (var one : selling) {
            var merchant = answer.directory().merchant(one.id());
            count(one.id().toString(), merchant == null ? null : merchant.name(), one.count());
        }
        out.writeEndArray();
    }

    /** How many of the hits are whose; read once for all facets that are sums over merchants. */
    private record Selling(MerchantId id, long count) {}

    private static List<Selling> selling(Answer answer) {
        return answer.found().facets().getOrDefault("merchant", List.of()).stream()
                .filter(one -> one.count() > 0)
                .map(one -> new Selling(MerchantId.of(one.value()), one.count()))
                .toList();
    }

    private long sum(Predicate<MerchantId> whose) {
        return selling.stream()
                .filter(one -> whose.test(one.id()))
                .mapToLong(Selling::count)
                .sum();
    }

    /** Of shops so near; none from nowhere, and none beyond the chosen distance is counted. */
    private void radiusCounts() {
        out.writeArrayPropertyStart("radius");
        if (answer.question().point() != null) {
            for (var km : RADII) {
                count(Integer.toString(km), sum(id -> isWithin(id, km)));
            }
        }
        out.writeEndArray();
    }

    private boolean isWithin(MerchantId id, int km) {
        var metres = answer.metres(answer.directory().merchant(id));
        return metres != null && metres <= km * METRES;
    }

    private void openCounts() {
        out.writeArrayPropertyStart("open");
        count("true", sum(this::isOpen));
        out.writeEndArray();
    }

    private boolean isOpen(MerchantId id) {
        var merchant = answer.directory().merchant(id);
        return merchant != null
                && answer.directory().openUntil(merchant, answer.now()).isPresent();
    }

    private void count(String value, long count) {
        count(value, null, count);
    }

    private void count(String value, @Nullable String name, long count) {
        if (count > 0) {
            out.writeStartObject();
            out.writeStringProperty("value", value);
            if (name != null) {
                out.writeStringProperty("name", name);
            }
            out.writeNumberProperty("count", count);
            out.writeEndObject();
        }
    }

    private void prices() {
        out.writeArrayPropertyStart("price");
        for (Count one : answer.found().facets().getOrDefault("price", List.of())) {
            if (one.count() > 0) {
                out.writeStartObject();
                var bounds = bounds(one.value());
                out.writeNumberProperty("from", bounds.getFirst());
                if (bounds.size() == 2) {
                    out.writeNumberProperty("to", bounds.getLast());
                }
                out.writeNumberProperty("count", one.count());
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    /** Elasticsearch names a range "500.0-1000.0", an open one "10000.0-*". */
    private static List<Long> bounds(String range) {
        var bounds = new ArrayList<Long>();
        for (var bound : range.split("-")) {
            if (!bound.equals("*")) {
                bounds.add((long) Double.parseDouble(bound));
            }
        }
        return bounds;
    }

    private void wayCounts() {
        out.writeArrayPropertyStart("way");
        for (var way : List.of(Way.DELIVERY, Way.POINT, Way.VAN, Way.PICKUP)) {
            count(way.code(), sum(Eligible.coming(way, answer.question(), answer.directory())::contains));
        }
        out.writeEndArray();
    }
}
