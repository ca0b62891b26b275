package marketplace.portal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.delivery.DeliveryCalendar;
import marketplace.delivery.Served;
import marketplace.finding.Found.Comes;
import marketplace.finding.Way;

/** The next day on which what comes every week comes: not yet closed, and no day on which the market rests. */
record NextDay(LocalDateTime now, Served served) {
    /** There is none where the market rests for weeks. */
    Optional<LocalDate> of(List<Comes> weekly) {
        return weekly.stream().flatMap(one -> next(one).stream()).min(LocalDate::compareTo);
    }

    static DayOfWeek weekday(Comes one) {
        return DayOfWeek.of(one.weekday() == null ? 1 : one.weekday());
    }

    private Optional<LocalDate> next(Comes one) {
        var first = now.toLocalDate().with(TemporalAdjusters.nextOrSame(weekday(one)));
        return Stream.iterate(first, date -> date.plusWeeks(1))
                .limit(DeliveryCalendar.WEEKS_AHEAD)
                .filter(date -> !isClosed(one, date))
                .filter(date -> one.way().equals(Way.VAN.code()) || served.isOn(date))
                .findFirst();
    }

    private boolean isClosed(Comes one, LocalDate date) {
        var cut = one.cutOff();
        if (cut == null) {
            return date.equals(now.toLocalDate())
                    && (one.at() == null || now.toLocalTime().isAfter(LocalTime.parse(one.at())));
        }
        var day = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(cut.weekday())));
        return !now.isBefore(day.atTime(LocalTime.parse(cut.time())));
    }
}
