package marketplace.merchants;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.counties.Land;
import marketplace.merchants.OpeningHours.Times;
import marketplace.pages.Formats;

/**
 * The calendar of a Land: its public holidays, and whether a shop is open. Spans are turned into instants before they
 * are compared, so a night on which the clocks change is as long as it really is.
 */
public final class BusinessTime {
    public static final ZoneId ZONE = Formats.ZONE;
    private static final int DAYS_AHEAD = 14;
    private static final HolidayManager HOLIDAYS =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));

    private final Land land;

    public BusinessTime(Land land) {
        this.land = land;
    }

    /** Half open: from the first moment to before the second. */
    public record Open(Instant from, Instant until) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    public boolean isHoliday(LocalDate date) {
        return HOLIDAYS.isHoliday(date, land.name().toLowerCase(Locale.ROOT));
    }

    public boolean isOpen(OpeningHours hours, Instant at) {
        return openAt(hours, at).isPresent();
    }

    /** The span that holds at this moment. */
    public Optional<Open> openAt(OpeningHours hours, Instant at) {
        var today = at.atZone(ZONE).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .flatMap(date -> opensOn(hours, date))
                .filter(open -> open.holds(at))
                .findFirst();
    }

    /** The next span that begins after this moment, at most two weeks ahead. */
    public Optional<Open> nextOpen(OpeningHours hours, Instant at) {
        var today = at.atZone(ZONE).toLocalDate();
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(date -> opensOn(hours, date))
                .filter(open -> open.from().isAfter(at))
                .findFirst();
    }

    /** What holds on a date: its exception, else its holiday rule, else its weekday. */
    public List<Times> timesOn(OpeningHours hours, LocalDate date) {
        var exception = hours.exceptionOn(date);
        if (exception != null) {
            return exception.times();
        }
        if (!isHoliday(date)) {
            return hours.on(date.getDayOfWeek());
        }
        return switch (hours.holidays()) {
            case CLOSED -> List.of();
            case AS_SUNDAY -> hours.on(DayOfWeek.SUNDAY);
            case AS_USUAL -> hours.on(date.getDayOfWeek());
        };
    }

    /** The holidays from a day on for a year, on which something else holds than on their weekday. */
    public List<LocalDate> holidays(LocalDate from) {
        return HOLIDAYS.getHolidays(from, from.plusYears(1), land.name().toLowerCase(Locale.ROOT)).stream()
                .map(holiday -> holiday.getDate())
                .sorted()
                .toList();
    }

    private Stream<Open> opensOn(OpeningHours hours, LocalDate date) {
        return timesOn(hours, date).stream().map(times -> open(times, date));
    }

    private static Open open(Times times, LocalDate date) {
        var ends = OpeningHours.pastMidnight(times.from(), times.to()) ? date.plusDays(1) : date;
        return new Open(
                date.atTime(times.from()).atZone(ZONE).toInstant(),
                ends.atTime(times.to()).atZone(ZONE).toInstant());
    }
}
