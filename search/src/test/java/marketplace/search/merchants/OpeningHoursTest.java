package marketplace.search.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import marketplace.search.merchants.OpeningHours.Span;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 8, 20);
    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final LocalTime SIX_PM = LocalTime.of(18, 0);
    private static final LocalTime ONE_AM = LocalTime.of(1, 0);

    @Test
    void a_shop_is_open_until_the_end_of_its_span() {
        var hours = new OpeningHours(List.of(new Span(4, EIGHT, SIX_PM)), null);

        assertThat(hours.openUntil(at(THURSDAY, 8, 0))).contains(SIX_PM);
        assertThat(hours.openUntil(at(THURSDAY, 18, 0))).isEmpty();
    }

    @Test
    void a_pub_is_open_past_midnight() {
        var hours = new OpeningHours(List.of(new Span(4, SIX_PM, ONE_AM)), null);

        assertThat(hours.openUntil(at(THURSDAY.plusDays(1), 0, 30))).contains(ONE_AM);
        assertThat(hours.openUntil(at(THURSDAY, 0, 30))).isEmpty();
    }

    @Test
    void a_holiday_replaces_its_weekday() {
        var closed = new OpeningHours.Exception(THURSDAY, null, null);
        var hours = new OpeningHours(List.of(new Span(4, EIGHT, SIX_PM)), List.of(closed));

        assertThat(hours.openUntil(at(THURSDAY, 12, 0))).isEmpty();
    }

    private static LocalDateTime at(LocalDate date, int hour, int minute) {
        return date.atTime(hour, minute);
    }
}
