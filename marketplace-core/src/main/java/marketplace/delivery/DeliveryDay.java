package marketplace.delivery;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/** The market comes to a place on this weekday within the window, with what was ordered before the cut-off. */
public record DeliveryDay(DayOfWeek weekday, CutOff cutOff, Window window) {
    private static final int WEEK = 7;

    /** The last such moment before the goods come, local time. */
    public record CutOff(DayOfWeek weekday, LocalTime time) {}

    public DeliveryDay {
        if (cutOff.weekday() == weekday && !cutOff.time().isBefore(window.from())) {
            throw new IllegalArgumentException("a cut-off on the day itself lies before the goods come");
        }
    }

    /** Of somebody's words; refused when one could order after the goods have come. */
    public static DeliveryDay of(DayOfWeek weekday, CutOff cutOff, Window window) {
        if (cutOff.weekday() == weekday && !cutOff.time().isBefore(window.from())) {
            throw new NetworkRefused.Invalid("cutTime", "too-late", "The cut-off lies before the goods come.");
        }
        return new DeliveryDay(weekday, cutOff, window);
    }

    /** The date of the cut-off for the goods of this date. */
    LocalDate cutOffFor(LocalDate date) {
        return date.minusDays(
                Math.floorMod(weekday.getValue() - cutOff.weekday().getValue(), WEEK));
    }
}
