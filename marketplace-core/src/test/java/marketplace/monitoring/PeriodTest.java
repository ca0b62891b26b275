package marketplace.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "WEEK,2026-11-28,2026-W48,2026-11-23",
        "MONTH,2026-11-01,2026-10,2026-09-28",
        "MONTH,2026-11-02,2026-11,2026-11-02",
        "MONTH,2026-11-30,2026-12,2026-11-30",
        "QUARTER,2026-09-28,2026-Q4,2026-09-28",
        "WEEK,2027-01-01,2026-W53,2026-12-28",
        "QUARTER,2027-01-03,2026-Q4,2026-09-28"
    })
    void a_day_belongs_to_whole_weeks_by_their_thursday(Grain grain, LocalDate day, String name, LocalDate from) {
        var period = Period.of(grain, day);

        assertThat(period).hasToString(name);
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.includes(day)).isTrue();
        assertThat(Period.read(name)).contains(period);
    }

    @Test
    void months_make_up_their_quarter_without_gap() {
        var quarter = Period.of(Grain.QUARTER, LocalDate.of(2026, 11, 28));

        var months = Stream.iterate(Period.of(Grain.MONTH, quarter.from()), Period::next)
                .limit(3)
                .toList();

        assertThat(months.getFirst().from()).isEqualTo(quarter.from());
        assertThat(months.getLast().until()).isEqualTo(quarter.until());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-13", "2026-Q5", "2026-W54", "2026-W00", "heute", "2025-W53"})
    void anything_else_is_no_period(String text) {
        assertThat(Period.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T01:59:59Z,2026-11-27T02:00:00Z",
        "2026-11-28T02:00:00Z,2026-11-28T02:00:00Z",
        "2026-07-01T00:59:59Z,2026-06-30T01:00:00Z"
    })
    void a_day_is_closed_at_three_in_the_county(Instant now, Instant cut) {
        assertThat(Close.lastCut(now)).isEqualTo(cut);
    }

    @Test
    void the_night_the_clock_is_put_back_is_an_hour_longer() {
        assertThat(Close.nextCut(Instant.parse("2026-10-24T01:00:00Z"))).isEqualTo("2026-10-25T02:00:00Z");
    }

    @Test
    void totals_of_now_go_in_steps_of_five() {
        assertThat(Totals.of(4, 5)).isEqualTo(new Totals(0, 5));
        assertThat(Totals.of(129, 131)).isEqualTo(new Totals(125, 130));
    }
}
