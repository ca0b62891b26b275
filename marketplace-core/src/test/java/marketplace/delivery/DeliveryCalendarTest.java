package marketplace.delivery;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import marketplace.counties.Land;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.merchants.BusinessTime;
import org.junit.jupiter.api.Test;

class DeliveryCalendarTest {
    static final DeliveryCalendar THURINGIA = new DeliveryCalendar(new BusinessTime(Land.TH), false);
    static final DeliveryDay THURSDAYS = day(THURSDAY, WEDNESDAY);

    @Test
    void the_next_thursday_can_be_joined_until_wednesday_noon() {
        var before = THURINGIA.next(List.of(THURSDAYS), 1, at("2026-11-25T11:59"), 1);
        var after = THURINGIA.next(List.of(THURSDAYS), 1, at("2026-11-25T12:00"), 1);

        assertThat(before).extracting(Arrival::date).containsExactly(LocalDate.parse("2026-11-26"));
        assertThat(after).extracting(Arrival::date).containsExactly(LocalDate.parse("2026-12-03"));
        assertThat(before.getFirst().cutOff()).isEqualTo(at("2026-11-25T12:00"));
    }

    @Test
    void of_two_days_a_week_the_nearer_comes_first() {
        var days = List.of(day(TUESDAY, MONDAY), day(FRIDAY, THURSDAY));

        var next = THURINGIA.next(days, 1, at("2026-11-25T09:00"), 3);

        assertThat(next).extracting(arrival -> arrival.date().getDayOfWeek()).containsExactly(FRIDAY, TUESDAY, FRIDAY);
    }

    @Test
    void nothing_comes_on_a_public_holiday_of_the_land() {
        var day = day(THURSDAY, WEDNESDAY);

        var next = THURINGIA.next(List.of(day), 1, at("2026-05-11T09:00"), 2);

        assertThat(next)
                .extracting(Arrival::date)
                .containsExactly(LocalDate.parse("2026-05-21"), LocalDate.parse("2026-05-28"));
    }

    @Test
    void nothing_comes_on_a_sunday_unless_the_county_has_a_reason() {
        var sundays = List.of(day(SUNDAY, SATURDAY));

        assertThat(THURINGIA.next(sundays, 0, at("2026-11-23T09:00"), 1)).isEmpty();
        assertThat(new DeliveryCalendar(new BusinessTime(Land.TH), true).next(sundays, 0, at("2026-11-23T09:00"), 1))
                .extracting(Arrival::date)
                .containsExactly(LocalDate.parse("2026-11-29"));
    }

    @Test
    void on_christmas_eve_nothing_comes_after_two() {
        var late = List.of(THURSDAYS);
        var early = List.of(new DeliveryDay(
                THURSDAY, new CutOff(WEDNESDAY, LocalTime.NOON), new Window(LocalTime.of(9, 0), LocalTime.of(13, 0))));

        assertThat(THURINGIA.next(late, 1, at("2026-12-21T09:00"), 1))
                .extracting(Arrival::date)
                .containsExactly(LocalDate.parse("2026-12-31"));
        assertThat(THURINGIA.next(early, 1, at("2026-12-21T09:00"), 1))
                .extracting(Arrival::date)
                .containsExactly(LocalDate.parse("2026-12-24"));
    }

    @Test
    void a_merchant_who_prepares_three_working_days_must_hear_earlier() {
        var next =
                THURINGIA.next(List.of(THURSDAYS), 3, at("2026-11-23T11:00"), 1).getFirst();

        assertThat(next.date()).isEqualTo(LocalDate.parse("2026-11-26"));
        assertThat(next.cutOff()).isEqualTo(at("2026-11-23T12:00"));
    }

    @Test
    void sundays_and_holidays_are_no_days_to_prepare() {
        var tuesday = List.of(day(TUESDAY, MONDAY));

        var afterEaster = THURINGIA.next(tuesday, 1, at("2026-04-03T09:00"), 1).getFirst();

        assertThat(afterEaster.date()).isEqualTo(LocalDate.parse("2026-04-07"));
        assertThat(afterEaster.cutOff()).isEqualTo(at("2026-04-04T12:00"));
    }

    @Test
    void a_cut_off_is_the_same_wall_clock_when_the_clocks_go_forward() {
        var monday = List.of(day(MONDAY, SATURDAY));

        var next = THURINGIA.next(monday, 1, at("2026-03-27T09:00"), 1).getFirst();

        assertThat(next.date()).isEqualTo(LocalDate.parse("2026-03-30"));
        assertThat(next.cutOff()).isEqualTo(Instant.parse("2026-03-28T11:00:00Z"));
        assertThat(THURINGIA
                        .next(monday, 1, Instant.parse("2026-03-29T12:00:00Z"), 1)
                        .getFirst()
                        .cutOff())
                .isEqualTo(Instant.parse("2026-04-11T10:00:00Z"));
    }

    @Test
    void a_cut_off_is_the_same_wall_clock_when_the_clocks_go_back() {
        var monday = List.of(day(MONDAY, SUNDAY));

        var next = THURINGIA.next(monday, 0, at("2026-10-24T09:00"), 1).getFirst();

        assertThat(next.date()).isEqualTo(LocalDate.parse("2026-10-26"));
        assertThat(next.cutOff()).isEqualTo(Instant.parse("2026-10-25T11:00:00Z"));
    }

    @Test
    void what_fell_out_comes_on_the_following_day() {
        assertThat(THURINGIA
                        .after(List.of(THURSDAYS), LocalDate.parse("2026-11-26"))
                        .map(Arrival::date))
                .containsExactly(LocalDate.parse("2026-12-03"));
    }

    @Test
    void a_cut_off_after_the_goods_came_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryDay(
                        THURSDAY,
                        new CutOff(THURSDAY, LocalTime.of(16, 0)),
                        new Window(LocalTime.of(15, 0), LocalTime.of(18, 0))));
    }

    static DeliveryDay day(DayOfWeek weekday, DayOfWeek cut) {
        return new DeliveryDay(
                weekday, new CutOff(cut, LocalTime.NOON), new Window(LocalTime.of(15, 0), LocalTime.of(18, 0)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessTime.ZONE).toInstant();
    }
}
