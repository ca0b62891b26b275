package marketplace.withdrawals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import marketplace.counties.Land;
import marketplace.pages.Formats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalPeriodTest {
    private final WithdrawalPeriod bavaria = new WithdrawalPeriod(Land.BY);

    @Test
    void a_period_that_would_end_on_christmas_ends_on_the_monday_after() {
        var ends = bavaria.ends(on("2026-12-11"));

        assertThat(ends).isEqualTo("2026-12-28");
    }

    @ParameterizedTest
    @CsvSource({
        "BY, 2026-10-22, 2026-11-05", // a plain Thursday
        "BY, 2026-10-18, 2026-11-02", // All Saints on a Sunday
        "BY, 2026-12-23, 2027-01-07", // Epiphany is a holiday in Bavaria
        "NW, 2026-12-23, 2027-01-06", // and none in North Rhine-Westphalia
        "BY, 2026-03-20, 2026-04-07", // Good Friday to Easter Monday
        "BY, 2026-02-15, 2026-03-02" // from a Sunday; ends past one
    })
    void the_day_of_hand_over_does_not_count_and_no_period_ends_on_a_day_of_rest(
            Land land, String handedOver, String ends) {
        assertThat(new WithdrawalPeriod(land).ends(on(handedOver))).isEqualTo(ends);
    }

    @Test
    void the_last_evening_is_in_time_and_the_next_midnight_is_not() {
        var handedOver = on("2026-12-11");

        assertThat(bavaria.isInTime(at("2026-12-28", "23:59:59"), handedOver)).isTrue();
        assertThat(bavaria.isInTime(at("2026-12-29", "00:00:00"), handedOver)).isFalse();
    }

    @Test
    void a_day_is_a_day_of_the_county_also_when_the_clocks_change() {
        var midnight = Instant.parse("2026-10-24T22:30:00Z"); // 0:30 on the 25th in Berlin

        assertThat(bavaria.ends(midnight)).isEqualTo("2026-11-09");
    }

    @Test
    void without_a_recorded_hand_over_every_declaration_is_in_time() {
        assertThat(bavaria.isInTime(at("2030-01-01", "12:00:00"), null)).isTrue();
    }

    @Test
    void the_money_is_due_after_fourteen_plain_days_and_the_goods_on_a_working_day() {
        var received = on("2026-12-11");

        assertThat(bavaria.refundDue(received)).isEqualTo("2026-12-25");
        assertThat(bavaria.returnDue(received)).isEqualTo("2026-12-28");
    }

    private static Instant on(String day) {
        return at(day, "12:00:00");
    }

    private static Instant at(String day, String time) {
        return LocalDate.parse(day)
                .atTime(LocalTime.parse(time))
                .atZone(Formats.ZONE)
                .toInstant();
    }
}
