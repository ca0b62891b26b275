package marketplace.monitoring;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A week of ISO 8601, or the weeks whose Thursday lies in a month or quarter.
 *
 * @param start the Monday of the week, the first day of the month or quarter
 */
public record Period(Grain grain, LocalDate start) {
    private static final int TO_THURSDAY = 3;
    private static final Pattern FORM = Pattern.compile("(20\\d\\d)-(?:W(\\d\\d)|Q([1-4])|(0[1-9]|1[0-2]))");

    /** The one a day belongs to. */
    public static Period of(Grain grain, LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var thursday = monday.plusDays(TO_THURSDAY);
        return new Period(
                grain,
                switch (grain) {
                    case WEEK -> monday;
                    case MONTH -> thursday.withDayOfMonth(1);
                    case QUARTER -> thursday.withDayOfMonth(1).with(IsoFields.DAY_OF_QUARTER, 1L);
                });
    }

    /** Reads "2026-W48", "2026-11" or "2026-Q4". */
    public static Optional<Period> read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var year = Integer.parseInt(parts.group(1));
        if (parts.group(2) != null) {
            return week(year, Integer.parseInt(parts.group(2)));
        }
        return Optional.of(
                parts.group(3) != null
                        ? new Period(Grain.QUARTER, LocalDate.of(year, Integer.parseInt(parts.group(3)) * 3 - 2, 1))
                        : new Period(Grain.MONTH, LocalDate.of(year, Integer.parseInt(parts.group(4)), 1)));
    }

    private static Optional<Period> week(int year, int number) {
        var monday = LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1L);
        var week = new Period(Grain.WEEK, monday);
        return week.year() == year && number > 0 ? Optional.of(week) : Optional.empty();
    }

    /** Its first day. */
    public LocalDate from() {
        return grain == Grain.WEEK ? start : mondayOfThursday(start);
    }

    /** The day after its last. */
    public LocalDate until() {
        return next().from();
    }

    public Period next() {
        return new Period(
                grain,
                switch (grain) {
                    case WEEK -> start.plusWeeks(1);
                    case MONTH -> start.plusMonths(1);
                    case QUARTER -> start.plusMonths(3);
                });
    }

    public Period back(int steps) {
        return new Period(
                grain,
                switch (grain) {
                    case WEEK -> start.minusWeeks(steps);
                    case MONTH -> start.minusMonths(steps);
                    case QUARTER -> start.minusMonths(3L * steps);
                });
    }

    public boolean includes(LocalDate day) {
        return !day.isBefore(from()) && day.isBefore(until());
    }

    /** Those of a grain up to the one that ends with this, the last one last. */
    public List<Period> last(int many, Grain step, LocalDate today) {
        var end = until().minusDays(1);
        var last = of(step, end.isAfter(today) ? today : end);
        return Stream.iterate(last.back(many - 1), Period::next).limit(many).toList();
    }

    public int year() {
        return grain == Grain.WEEK ? start.get(IsoFields.WEEK_BASED_YEAR) : start.getYear();
    }

    /** The number of the week, month or quarter in its year. */
    public int number() {
        return switch (grain) {
            case WEEK -> start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> start.getMonthValue();
            case QUARTER -> start.get(IsoFields.QUARTER_OF_YEAR);
        };
    }

    @Override
    public String toString() {
        return switch (grain) {
            case WEEK -> "%d-W%02d".formatted(year(), number());
            case MONTH -> "%d-%02d".formatted(year(), number());
            case QUARTER -> "%d-Q%d".formatted(year(), number());
        };
    }

    /** The Monday of the first week whose Thursday is not before this day. */
    private static LocalDate mondayOfThursday(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY)).minusDays(TO_THURSDAY);
    }
}
