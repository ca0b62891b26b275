package marketplace.delivery;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * On which dates the market comes to a place, after the calendar.
 *
 * @param days of the place; where it has none on a weekday, the window is taken to lie late in the day
 */
public record Served(DeliveryCalendar calendar, List<DeliveryDay> days) {
    private static final Window LATE = new Window(LocalTime.of(18, 0), LocalTime.of(19, 0));

    public Served {
        days = List.copyOf(days);
    }

    public boolean isOn(LocalDate date) {
        var windows = days.stream()
                .filter(day -> day.weekday() == date.getDayOfWeek())
                .map(DeliveryDay::window)
                .toList();
        return windows.isEmpty()
                ? calendar.isServed(date, LATE)
                : windows.stream().anyMatch(window -> calendar.isServed(date, window));
    }
}
