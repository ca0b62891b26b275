package marketplace.monitoring;

import java.util.Arrays;
import java.util.List;

/** What became of orders, by their states. */
public enum Outcome {
    HANDED_OVER("HANDED_OVER"),
    UNDER_WAY("SECURED", "ACCEPTED", "PACKED"),
    RETURNED("RETURNED"),
    REFUSED("REFUSED"),
    CANCELLED("CANCELLED"),
    LAPSED("LAPSED");

    private final List<String> states;

    Outcome(String... states) {
        this.states = List.of(states);
    }

    List<String> states() {
        return states;
    }

    /** Whether the order counts as one. */
    boolean stands() {
        return this == HANDED_OVER || this == UNDER_WAY;
    }

    /** The states in which an order counts. */
    static List<String> standing() {
        return Arrays.stream(values())
                .filter(Outcome::stands)
                .flatMap(outcome -> outcome.states.stream())
                .toList();
    }
}
