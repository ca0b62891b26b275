package marketplace.monitoring;

import java.util.Comparator;

/** Where a figure stands. */
public record Slot(Period period, Dimension dimension, String key) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER = Comparator.comparing(
                    (Slot slot) -> slot.period().grain())
            .thenComparing(slot -> slot.period().start())
            .thenComparing(Slot::dimension)
            .thenComparing(Slot::key);

    Slot in(Period other) {
        return new Slot(other, dimension, key);
    }

    Slot of(Dimension other, String otherKey) {
        return new Slot(period, other, otherKey);
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
