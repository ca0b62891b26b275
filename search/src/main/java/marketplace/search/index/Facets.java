package marketplace.search.index;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.search.asking.Question.Filters;
import org.jspecify.annotations.Nullable;

/** What can be chosen beside an answer: each facet counts what the choices in all others leave. */
final class Facets {

    static final List<Long> PRICE_STEPS = List.of(0L, 500L, 1_000L, 2_500L, 5_000L, 10_000L);

    private static final int MOST_CATEGORIES = 30;
    private static final int MOST_MERCHANTS = 200;
    private static final int MOST_DIETS = 12;

    private final Map<String, Query> chosen = new LinkedHashMap<>();

    Facets(Filters filters) {
        choose("category", filters.category());
        choose(
                "merchant",
                filters.merchant() == null ? null : filters.merchant().toString());
        choose("kind", filters.kind());
        if (filters.priceFrom() != null || filters.priceTo() != null) {
            chosen.put("price", price(filters));
        }
    }

    private void choose(String field, @Nullable String value) {
        if (value != null) {
            chosen.put(field, Query.of(q -> q.term(t -> t.field(field).value(value))));
        }
    }

    private static Query price(Filters filters) {
        return Query.of(q -> q.range(r -> r.number(n -> {
            n.field("price");
            if (filters.priceFrom() != null) {
                n.gte(filters.priceFrom().doubleValue());
            }
            if (filters.priceTo() != null) {
                n.lte(filters.priceTo().doubleValue());
            }
            return n;
        })));
    }

    /** The filter of all choices; matches all when there is none. */
    @Nullable
    Query chosen() {
        return chosen.isEmpty() ? null : all(List.copyOf(chosen.values()));
    }

    Map<String, Aggregation> counts() {
        var counts = new LinkedHashMap<String, Aggregation>();
        counts.put("category", count("category", terms("category", MOST_CATEGORIES)));
        counts.put("merchant", count("merchant", terms("merchant", MOST_MERCHANTS)));
        counts.put("diet", count("diet", terms("diet", MOST_DIETS)));
        counts.put("kind", count("kind", terms("kind", 2)));
        counts.put(
                "price",
                count("price", Aggregation.of(a -> a.range(r -> r.field("price").ranges(ranges())))));
        return counts;
    }

    private static Aggregation terms(String field, int most) {
        return Aggregation.of(a -> a.terms(t -> t.field(field).size(most)));
    }

    private static List<AggregationRange> ranges() {
        var ranges = new java.util.ArrayList<AggregationRange>();
        for (var i = 0; i < PRICE_STEPS.size(); i++) {
            var from = PRICE_STEPS.get(i).doubleValue();
            var to = i + 1 < PRICE_STEPS.size() ? PRICE_STEPS.get(i + 1).doubleValue() : null;
            ranges.add(AggregationRange.of(
                    r -> to == null ? r.from(from) : r.from(from).to(to)));
        }
        return ranges;
    }

    private Aggregation count(String facet, Aggregation aggregation) {
        var others = chosen.entrySet().stream()
                .filter(choice -> !choice.getKey().equals(facet))
                .map(Map.Entry::getValue)
                .toList();
        return others.isEmpty()
                ? aggregation
                : Aggregation.of(a -> a.filter(all(others)).aggregations("left", aggregation));
    }

    private static Query all(List<Query> filters) {
        return filters.size() == 1 ? filters.getFirst() : Query.of(q -> q.bool(b -> b.filter(filters)));
    }
}
