package marketplace.faults;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How Stripe's letters fare. */
enum Astray {
    /** All come once and soon. */
    NONE(1, Map.of()),
    LOST(1, Map.of("kind", "DROP", "times", "100000")),
    DOUBLED(1, Map.of("kind", "DUPLICATE", "times", "100000")),
    /** In groups of four, backwards. */
    SHUFFLED(100, Map.of("kind", "SHUFFLE", "times", "4")),
    LATE(1, Map.of("kind", "DELAY", "times", "100000", "millis", "4000"));

    private final int times;
    private final Map<String, String> order;

    Astray(int times, Map<String, String> order) {
        this.times = times;
        this.order = order;
    }

    /** What the sandbox is told. */
    List<Map<String, String>> orders() {
        return order.isEmpty() ? List.of() : Collections.nCopies(times, order);
    }
}
