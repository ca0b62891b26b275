package marketplace.merchants;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a shop is open, in the county's time.
 *
 * @param exceptions replace their day; without times it is closed
 * @param holidays what holds on a public holiday without an exception
 */
public record OpeningHours(List<Span> weekly, List<Exceptional> exceptions, Holidays holidays) {
    private static final int MOST_SPANS = 42;
    private static final int MOST_EXCEPTIONS = 200;

    /** Unknown or by arrangement. */
    public static final OpeningHours NONE = new OpeningHours(List.of(), List.of(), Holidays.CLOSED);

    /** From and to; a {@code to} that is not after {@code from} is of the next day (24:00 is 00:00). */
    public record Span(DayOfWeek day, LocalTime from, LocalTime to) {
        public Span {
            checkWhole(day, from, to);
        }
    }

    public record Times(LocalTime from, LocalTime to) {
        public Times {
            checkWhole(from, to);
        }
    }

    /** One date on which other times hold. */
    public record Exceptional(LocalDate date, List<Times> times) {
        public Exceptional {
            checkWhole(date, times);
            times = List.copyOf(times);
        }
    }

    /** What holds on public holidays. */
    public enum Holidays {
        CLOSED,
        AS_SUNDAY,
        AS_USUAL
    }

    public OpeningHours {
        checkWhole(weekly, exceptions, holidays);
        weekly = List.copyOf(weekly).stream()
                .distinct()
                .sorted(Comparator.comparing(Span::day).thenComparing(Span::from))
                .toList();
        exceptions = List.copyOf(exceptions).stream()
                .sorted(Comparator.comparing(Exceptional::date))
                .toList();
        if (weekly.size() > MOST_SPANS || exceptions.size() > MOST_EXCEPTIONS) {
            throw MerchantRefused.invalid("hours", "too-many", "At most 42 spans a week and 200 exceptions fit.");
        }
        checkOverlaps(weekly);
    }

    /** They come from JSON, where anything may be left out. */
    private static void checkWhole(@Nullable Object... parts) {
        if (Stream.of(parts).anyMatch(Objects::isNull)) {
            throw MerchantRefused.invalid("hours", "incomplete", "Opening hours need a day, a beginning and an end.");
        }
    }

    private static void checkOverlaps(List<Span> weekly) {
        for (int i = 1; i < weekly.size(); i++) {
            var before = weekly.get(i - 1);
            var after = weekly.get(i);
            if (before.day() == after.day()
                    && (pastMidnight(before.from(), before.to()) || before.to().isAfter(after.from()))) {
                throw MerchantRefused.invalid("hours", "overlap", "Opening hours of one day must not overlap.");
            }
        }
    }

    static boolean pastMidnight(LocalTime from, LocalTime to) {
        return !to.isAfter(from);
    }

    List<Times> on(DayOfWeek day) {
        return weekly.stream()
                .filter(span -> span.day() == day)
                .map(span -> new Times(span.from(), span.to()))
                .toList();
    }

    @Nullable
    Exceptional exceptionOn(LocalDate date) {
        return exceptions.stream()
                .filter(one -> one.date().equals(date))
                .findFirst()
                .orElse(null);
    }

    /** Shut on this date, whatever else holds; days gone by are forgotten. */
    OpeningHours closedOn(LocalDate date) {
        return instead(date, Stream.of(new Exceptional(date, List.of())));
    }

    /** On this date as on any other of its kind. */
    OpeningHours asUsualOn(LocalDate date) {
        return instead(date, Stream.empty());
    }

    private OpeningHours instead(LocalDate date, Stream<Exceptional> other) {
        var later = exceptions.stream().filter(one -> one.date().isAfter(date));
        return new OpeningHours(weekly, Stream.concat(other, later).toList(), holidays);
    }

    /** Whether somebody said it is shut on this date. */
    public boolean isClosedOn(LocalDate date) {
        var exception = exceptionOn(date);
        return exception != null && exception.times().isEmpty();
    }

    public boolean isStated() {
        return !weekly.isEmpty();
    }
}
