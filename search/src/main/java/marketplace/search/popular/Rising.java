package marketplace.search.popular;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The listings that rise for one question, at most {@value #MOST}, each by one to three steps of five per cent.
 *
 * @param place where they rise; none in the county as a whole
 * @param steps by listing
 */
public record Rising(@Nullable String place, Map<String, Integer> steps) {
    public static final Rising NONE = new Rising(null, Map.of());
    public static final int STEPS = 3;

    static final int MOST = 60;
    private static final double OF_A_STEP = 0.05;

    public Rising {
        steps = Map.copyOf(steps);
    }

    /** Of what core told; more than is agreed, or further, does not count. */
    static Rising of(PopularPlace told) {
        var steps = new HashMap<String, Integer>();
        told.listings().stream()
                .filter(one -> one.step() >= 1 && one.step() <= STEPS)
                .limit(MOST)
                .forEach(one -> steps.put(one.listing(), one.step()));
        return new Rising(told.id().equals(PopularPlace.EVERYWHERE) ? null : told.id(), steps);
    }

    /** What a step multiplies by: 1.05, 1.10 or 1.15. */
    public static double weight(int step) {
        return 1 + OF_A_STEP * step;
    }

    /** Those that rise so far. */
    public List<String> by(int step) {
        return steps.entrySet().stream()
                .filter(one -> one.getValue() == step)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    public boolean has(String listing) {
        return steps.containsKey(listing);
    }
}
