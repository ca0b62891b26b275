package marketplace.merchants;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import marketplace.counties.Land;
import marketplace.merchants.OpeningHours.Exceptional;
import marketplace.merchants.OpeningHours.Holidays;
import marketplace.merchants.OpeningHours.Span;
import marketplace.merchants.OpeningHours.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimeTest {
    static final BusinessTime BAVARIA = new BusinessTime(Land.BY);

    @ParameterizedTest
    @CsvSource({"08:59,false", "09:00,true", "17:59,true", "18:00,false"})
    void a_shop_is_open_from_its_first_minute_to_before_its_last(LocalTime time, boolean open) {
        var hours = open(THURSDAY, "09:00", "18:00");

        assertThat(BAVARIA.isOpen(hours, berlin(2026, 11, 19, time))).isEqualTo(open);
    }

    @Test
    void a_pub_is_open_past_midnight() {
        var hours = open(SATURDAY, "18:00", "02:00");

        assertThat(BAVARIA.isOpen(hours, berlin(2026, 11, 22, LocalTime.of(1, 59))))
                .isTrue();
        assertThat(BAVARIA.isOpen(hours, berlin(2026, 11, 22, LocalTime.of(2, 0))))
                .isFalse();
    }

    @Test
    void the_night_the_clocks_go_back_is_an_hour_longer() {
        var hours = open(SATURDAY, "22:00", "04:00");

        var open = BAVARIA.openAt(hours, Instant.parse("2026-10-24T22:00:00Z")).orElseThrow();

        assertThat(Duration.between(open.from(), open.until())).isEqualTo(Duration.ofHours(7));
        assertThat(BAVARIA.isOpen(hours, Instant.parse("2026-10-25T00:30:00Z")))
                .as("the first 2:30")
                .isTrue();
        assertThat(BAVARIA.isOpen(hours, Instant.parse("2026-10-25T01:30:00Z")))
                .as("the second 2:30")
                .isTrue();
    }

    @Test
    void the_night_the_clocks_go_forward_is_an_hour_shorter() {
        var hours = open(SATURDAY, "22:00", "04:00");

        var open = BAVARIA.openAt(hours, Instant.parse("2026-03-28T22:00:00Z")).orElseThrow();

        assertThat(Duration.between(open.from(), open.until())).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void a_shop_that_closes_in_the_hour_that_comes_twice_closes_once() {
        var hours = open(SATURDAY, "22:00", "02:30");

        assertThat(BAVARIA.isOpen(hours, Instant.parse("2026-10-25T00:29:00Z"))).isTrue();
        assertThat(BAVARIA.isOpen(hours, Instant.parse("2026-10-25T01:15:00Z"))).isFalse();
    }

    @Test
    void holidays_are_those_of_the_land() {
        var epiphany = LocalDate.of(2027, 1, 6);

        assertThat(BAVARIA.isHoliday(epiphany)).isTrue();
        assertThat(new BusinessTime(Land.NI).isHoliday(epiphany)).isFalse();
    }

    @Test
    void on_a_holiday_a_shop_is_closed_unless_it_says_otherwise() {
        var christmas = berlin(2026, 12, 25, LocalTime.of(10, 30));
        var usual = new Span(DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.of(18, 0));
        var sunday = new Span(SUNDAY, LocalTime.of(10, 0), LocalTime.of(11, 0));
        var exception = new Exceptional(
                LocalDate.of(2026, 12, 25), List.of(new Times(LocalTime.of(10, 0), LocalTime.of(12, 0))));

        assertThat(BAVARIA.isOpen(hours(Holidays.CLOSED, usual, sunday), christmas))
                .isFalse();
        assertThat(BAVARIA.isOpen(hours(Holidays.AS_SUNDAY, usual, sunday), christmas))
                .isTrue();
        assertThat(BAVARIA.isOpen(hours(Holidays.AS_USUAL, usual, sunday), christmas))
                .isTrue();
        assertThat(BAVARIA.isOpen(new OpeningHours(List.of(usual), List.of(exception), Holidays.CLOSED), christmas))
                .isTrue();
    }

    @Test
    void an_exception_without_times_closes_its_day() {
        var thursday = open(THURSDAY, "09:00", "18:00").weekly();
        var closed = new Exceptional(LocalDate.of(2026, 11, 19), List.of());
        var hours = new OpeningHours(thursday, List.of(closed), Holidays.CLOSED);

        assertThat(BAVARIA.isOpen(hours, berlin(2026, 11, 19, LocalTime.NOON))).isFalse();
        assertThat(BAVARIA.nextOpen(hours, berlin(2026, 11, 19, LocalTime.NOON)))
                .hasValueSatisfying(
                        next -> assertThat(next.from()).isEqualTo(berlin(2026, 11, 26, LocalTime.of(9, 0))));
    }

    private static OpeningHours open(DayOfWeek day, String from, String to) {
        return hours(Holidays.CLOSED, new Span(day, LocalTime.parse(from), LocalTime.parse(to)));
    }

    private static OpeningHours hours(Holidays holidays, Span... spans) {
        return new OpeningHours(List.of(spans), List.of(), holidays);
    }

    private static Instant berlin(int year, int month, int day, LocalTime time) {
        return LocalDateTime.of(LocalDate.of(year, month, day), time)
                .atZone(BusinessTime.ZONE)
                .toInstant();
    }
}
