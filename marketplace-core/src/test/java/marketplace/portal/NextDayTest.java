package marketplace.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import marketplace.counties.Land;
import marketplace.delivery.DeliveryCalendar;
import marketplace.delivery.DeliveryDay;
import marketplace.delivery.Served;
import marketplace.delivery.Window;
import marketplace.finding.Found.Comes;
import marketplace.finding.Found.CutOff;
import marketplace.merchants.BusinessTime;
import org.junit.jupiter.api.Test;

class NextDayTest {
    private static final DeliveryCalendar CALENDAR = new DeliveryCalendar(new BusinessTime(Land.BY), false);
    private static final LocalDateTime BEFORE_CHRISTMAS = LocalDateTime.of(2026, 12, 21, 9, 0);

    @Test
    void nothing_is_promised_for_a_holiday() {
        assertThat(next(DayOfWeek.FRIDAY)).isEqualTo(LocalDate.of(2027, 1, 8));
    }

    @Test
    void nothing_is_promised_for_a_sunday() {
        var days = List.of(weekly(DayOfWeek.SUNDAY), weekly(DayOfWeek.MONDAY));

        assertThat(new NextDay(BEFORE_CHRISTMAS, new Served(CALENDAR, List.of())).of(days))
                .hasValue(LocalDate.of(2026, 12, 28));
    }

    @Test
    void on_christmas_eve_only_what_comes_before_two_is_promised() {
        assertThat(next(DayOfWeek.THURSDAY)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(next(DayOfWeek.THURSDAY, new Window(LocalTime.of(9, 0), LocalTime.of(12, 0))))
                .isEqualTo(LocalDate.of(2026, 12, 24));
    }

    @Test
    void after_the_cut_off_it_is_the_week_after() {
        var late = LocalDateTime.of(2026, 11, 24, 12, 0);

        assertThat(new NextDay(late, new Served(CALENDAR, List.of())).of(List.of(weekly(DayOfWeek.WEDNESDAY))))
                .hasValue(LocalDate.of(2026, 12, 2));
    }

    private static LocalDate next(DayOfWeek weekday) {
        return next(weekday, new Window(LocalTime.of(15, 0), LocalTime.of(18, 0)));
    }

    private static LocalDate next(DayOfWeek weekday, Window window) {
        var cutOff = new DeliveryDay.CutOff(weekday.minus(1), LocalTime.NOON);
        var served = new Served(CALENDAR, List.of(new DeliveryDay(weekday, cutOff, window)));
        return new NextDay(BEFORE_CHRISTMAS, served)
                .of(List.of(weekly(weekday)))
                .orElseThrow();
    }

    private static Comes weekly(DayOfWeek weekday) {
        return new Comes(
                "delivery",
                weekday.getValue(),
                null,
                new CutOff(weekday.minus(1).getValue(), "12:00"));
    }
}
