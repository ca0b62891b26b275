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
    /** Chips are radios, for one choice; the others are boxes to tick. */
    public record Group(String legend, String name, boolean chips, List<Option> options) {}
}
