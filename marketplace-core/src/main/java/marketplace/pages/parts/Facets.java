package marketplace.pages.parts;

import java.util.List;
import java.util.Map;

/**
 * Filters beside the results, a plain form.
 *
 * @param kept parameters of the question the form carries on
 * @param button what it leads to: "14 Angebote zeigen"
 */
public record Facets(String action, Map<String, String> kept, List<Group> groups, String button) {
    /** How a group is chosen from: one of few in a row, one of many below each other, or any of them. */
    public enum Kind {
        CHIPS,
        ONE,
        ANY
    }

    /** A question and its choices. */
    public record Group(String legend, String name, Kind kind, List<Option> options) {}
}
