package marketplace.search.merchants;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opening hours in the county's time: a week, and days that differ. A time at or before its beginning ends past midnight. */
public record OpeningHours(
        @Nullable List<Span> weekly, @Nullable List<Exception> exceptions) {

    /** Open from one time to another on a weekday, 1 being Monday. */
    public record Span(int day, LocalTime from, LocalTime to) {}

    /** What holds on one date instead of the week; no times mean closed. */
    public record Exception(
            LocalDate date,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {}

    /** When the time of day ends that is open at this moment; nothing if it is closed. */
    public Optional<LocalTime> openUntil(LocalDateTime now) {
        var today = on(now.toLocalDate()).filter(span -> contains(span, now.toLocalTime()));
        var yesterday = on(now.toLocalDate().minusDays(1))
                .filter(span -> isOvernight(span) && now.toLocalTime().isBefore(span.to()));
        return Stream.concat(today, yesterday).map(Span::to).findFirst();
    }

    private Stream<Span> on(LocalDate date) {
        var day = date.getDayOfWeek().getValue();
        var different = exceptions == null
                ? List.<Exception>of()
                : exceptions.stream().filter(one -> one.date().equals(date)).toList();
        if (!different.isEmpty()) {
            return different.stream()
                    .filter(one -> one.from() != null && one.to() != null)
                    .map(one -> new Span(day, one.from(), one.to()));
        }
        return weekly == null ? Stream.empty() : weekly.stream().filter(span -> span.day() == day);
    }

    private static boolean contains(Span span, LocalTime time) {
        return !time.isBefore(span.from()) && (isOvernight(span) || time.isBefore(span.to()));
    }

    private static boolean isOvernight(Span span) {
        return !span.to().isAfter(span.from());
    }
}
