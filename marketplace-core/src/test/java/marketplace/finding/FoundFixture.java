package marketplace.finding;

import java.util.List;
import java.util.Map;
import marketplace.finding.Found.Facets;
import marketplace.finding.Found.Groups;

/** Answers. */
final class FoundFixture {
    private FoundFixture() {}

    static Found nothing() {
        return new Found(
                0,
                1,
                1,
                List.of(),
                List.of(),
                Groups.NONE,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Facets.NONE,
                false);
    }
}
