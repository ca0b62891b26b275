package marketplace.delivery;

import java.time.LocalTime;

/** From one time of a day to a later one of the same day, local. */
public record Window(LocalTime from, LocalTime to) {
    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }
}
