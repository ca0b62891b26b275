package marketplace.withdrawals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import marketplace.counties.Land;
import marketplace.merchants.BusinessTime;
import marketplace.pages.Formats;
import org.jspecify.annotations.Nullable;

/**
 * The fourteen days of §§ 355 to 357 BGB in a Land. The day of the event does not count (§ 187); an end on a Saturday,
 * Sunday or public holiday moves to the next working day (§ 193). Days are those of the county's zone.
 */
public record WithdrawalPeriod(Land land) {
    private static final int DAYS = 14;

    /** The last day on which she can withdraw, counted from the hand-over of the last line (R42). */
    public LocalDate ends(Instant handedOver) {
        return nextWorkingDay(dayOf(handedOver).plusDays(DAYS));
    }

    /** Whether a declaration received then is in time; without a recorded hand-over the period is still open (R43). */
    public boolean isInTime(Instant received, @Nullable Instant handedOver) {
        return handedOver == null || !dayOf(received).isAfter(ends(handedOver));
    }

    /** When the money is to be back at the latest (§ 355 Abs. 3). The merchant is shown the plain day, so never a late one. */
    public LocalDate refundDue(Instant received) {
        return dayOf(received).plusDays(DAYS);
    }

    /** Until when the goods are to be sent back (§ 357 Abs. 1). */
    public LocalDate returnDue(Instant declared) {
        return nextWorkingDay(dayOf(declared).plusDays(DAYS));
    }

    private LocalDate nextWorkingDay(LocalDate day) {
        return day.datesUntil(day.plusDays(DAYS))
                .filter(this::isWorkingDay)
                .findFirst()
                .orElseThrow();
    }

    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !new BusinessTime(land).isHoliday(day);
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atZone(Formats.ZONE).toLocalDate();
    }
}
