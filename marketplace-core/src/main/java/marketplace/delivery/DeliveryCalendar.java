package marketplace.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import marketplace.merchants.BusinessTime;

/**
 * Which delivery days there are, after the calendar of the Land. Nothing comes on its public holidays, nor on a Sunday
 * unless the county has a reason (R215), nor after 14:00 on Christmas Eve (R214). Local times become instants in
 * {@link BusinessTime#ZONE}, so a cut-off is the same wall clock before and after the clocks change.
 */
public record DeliveryCalendar(BusinessTime land, boolean sundays) {
    public static final int WEEKS_AHEAD = 5;
    private static final LocalTime CHRISTMAS_EVE = LocalTime.of(14, 0);

    /** The next arrivals that can still be joined, at most five weeks ahead. */
    public List<Arrival> next(List<DeliveryDay> days, int preparation, Instant now, int most) {
        var today = now.atZone(BusinessTime.ZONE).toLocalDate();
        return today.datesUntil(today.plusWeeks(WEEKS_AHEAD))
                .flatMap(date -> arrivals(days, date, preparation))
                .filter(arrival -> now.isBefore(arrival.cutOff()))
                .limit(most)
                .toList();
    }

    /** The first arrival after this date; there is none in five weeks where nothing comes. */
    public Stream<Arrival> after(List<DeliveryDay> days, LocalDate date) {
        return date.plusDays(1)
                .datesUntil(date.plusWeeks(WEEKS_AHEAD))
                .flatMap(one -> arrivals(days, one, 0))
                .limit(1);
    }

    /** What comes on exactly this date. */
    public Stream<Arrival> arrivals(List<DeliveryDay> days, LocalDate date, int preparation) {
        return days.stream()
                .filter(day -> day.weekday() == date.getDayOfWeek())
                .filter(day -> isServed(date, day.window()))
                .map(day -> new Arrival(date, day.window(), cutOff(day, date, preparation)))
                .sorted(Comparator.comparing(arrival -> arrival.window().from()));
    }

    /** The day's own cut-off, or that of the working day so many before it, whichever comes first. */
    private Instant cutOff(DeliveryDay day, LocalDate date, int preparation) {
        var own = day.cutOffFor(date);
        var ready = workingDaysBefore(date, preparation);
        return (ready.isBefore(own) ? ready : own)
                .atTime(day.cutOff().time())
                .atZone(BusinessTime.ZONE)
                .toInstant();
    }

    LocalDate workingDaysBefore(LocalDate date, int count) {
        var day = date;
        for (var left = count; left > 0; ) {
            day = day.minusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    private boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SUNDAY && !land.isHoliday(date);
    }

    boolean isServed(LocalDate date, Window window) {
        var christmasEve = date.getMonth() == Month.DECEMBER && date.getDayOfMonth() == 24;
        return !land.isHoliday(date)
                && (sundays || date.getDayOfWeek() != DayOfWeek.SUNDAY)
                && !(christmasEve && window.to().isAfter(CHRISTMAS_EVE));
    }
}
