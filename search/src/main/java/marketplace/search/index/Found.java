package marketplace.search.index;

import java.util.List;
import java.util.Map;

/**
 * What Elasticsearch found.
 *
 * @param step how hard it had to try
 * @param total all hits, also those on other pages
 * @param facets counts by value, by facet
 */
public record Found(Step step, long total, List<Hit> hits, Map<String, List<Count>> facets) {

    /**
     * One hit.
     *
     * @param json the listing as kept for showing: an object in UTF-8
     * @param matched which ways of matching applied, as "place in the question:why"
     */
    public record Hit(
            byte[] json,
            String id,
            String merchant,
            String title,
            boolean declared,
            List<String> diets,
            List<String> matched) {}

    /** How many hits have a value. */
    public record Count(String value, long count) {}

    public long countOf(String facet, String value) {
        return facets.getOrDefault(facet, List.of()).stream()
                .filter(one -> one.value().equals(value))
                .mapToLong(Count::count)
                .sum();
    }
}
