package marketplace.delivery;

import java.time.LocalTime;

/** From one time of a day to a later one of the same day, local. */
public record Window(LocalTime from, LocalTime to) {
    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }

    /** Of somebody's words; refused when it ends before it begins. */
    public static Window of(LocalTime from, LocalTime to) {
        if (!from.isBefore(to)) {
            throw new NetworkRefused.Invalid("to", "ends-before", "It ends after it begins.");
        }
        return new Window(from, to);
    }
}
