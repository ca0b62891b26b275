package marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);
    private static final Instant MONDAY_EVENING = Instant.parse("2026-11-23T17:42:07Z");

    private final Formats german = new Formats(Language.DE);
    private final Formats english = new Formats(Language.EN);

    @Test
    void money_has_two_decimals_and_its_sign() {
        assertThat(german.money(Money.euro(1210))).isEqualTo("12,10\u00a0€");
        assertThat(german.money(Money.euro(-100))).isEqualTo("−1,00\u00a0€");
        assertThat(german.money(Money.euro(123_456_789))).isEqualTo("1.234.567,89\u00a0€");
        assertThat(english.money(Money.euro(-1210))).isEqualTo("−€12.10");
        assertThat(german.perUnit(Money.euro(640), "kg")).isEqualTo("6,40\u00a0€/kg");
    }

    @Test
    void numbers_leave_out_what_says_nothing() {
        assertThat(german.count(1240)).isEqualTo("1.240");
        assertThat(german.decimal(3.50, 2)).isEqualTo("3,5");
        assertThat(german.decimal(1200, 2)).isEqualTo("1.200");
        assertThat(german.percent(new BasisPoints(700))).isEqualTo("7\u00a0%");
        assertThat(english.percent(new BasisPoints(750))).isEqualTo("7.5%");
    }

    @Test
    void weights_and_ways_change_their_unit() {
        assertThat(german.weight(640)).isEqualTo("640\u00a0g");
        assertThat(german.weight(1500)).isEqualTo("1,5\u00a0kg");
        assertThat(german.distance(0.4)).isEqualTo("400\u00a0m");
        assertThat(german.distance(0.001)).isEqualTo("50\u00a0m");
        assertThat(german.distance(1.2)).isEqualTo("1,2\u00a0km");
        assertThat(german.distance(11.3)).isEqualTo("11\u00a0km");
        assertThat(english.distance(1.2)).isEqualTo("1.2\u00a0km");
    }

    @ParameterizedTest
    @CsvSource({
        "+49691234567, 069 1234567, +49691234567",
        "069 / 123-4567, 069 1234567, +49691234567",
        "+493641123456, 03641 123456, +493641123456",
        "+4936741999, 036741 999, +4936741999",
        "+49 (0) 172 9925904, 0172 9925904, +491729925904",
        "+431234567, +43 1 234567, +431234567",
    })
    void a_phone_number_shows_its_area_code_and_is_dialled_from_anywhere(String written, String shown, String dialled) {
        assertThat(Formats.phone(written)).isEqualTo(shown);
        assertThat(Formats.dial(written)).isEqualTo(dialled);
    }

    @ParameterizedTest
    @CsvSource({"115, 115", "Klingel 12, 12", "069 12, 06912", "'', ''"})
    void what_is_no_number_we_know_stays_as_it_was_written(String written, String dialled) {
        assertThat(Formats.phone(written)).isEqualTo(written);
        assertThat(Formats.dial(written)).isEqualTo(dialled);
    }

    @Test
    void days_come_before_dates() {
        assertThat(german.day(THURSDAY)).isEqualTo("Donnerstag, 26. November");
        assertThat(english.day(THURSDAY)).isEqualTo("Thursday, 26 November");
        assertThat(german.weekdayShort(THURSDAY)).isEqualTo("Do");
        assertThat(english.weekdayShort(THURSDAY)).isEqualTo("Thu");
        assertThat(german.date(THURSDAY)).isEqualTo("26. November 2026");
    }

    @Test
    void times_leave_out_full_hours_minutes() {
        assertThat(german.times(LocalTime.of(15, 0), LocalTime.of(18, 0))).isEqualTo("15–18\u00a0Uhr");
        assertThat(german.times(LocalTime.of(15, 10), LocalTime.of(15, 40))).isEqualTo("15:10–15:40\u00a0Uhr");
        assertThat(english.times(LocalTime.of(15, 0), LocalTime.of(18, 0))).isEqualTo("15:00–18:00");
        assertThat(german.time(LocalTime.NOON)).isEqualTo("12\u00a0Uhr");
    }

    @Test
    void moments_are_told_in_the_countys_zone() {
        assertThat(german.moment(MONDAY_EVENING)).isEqualTo("Mo 18:42");
        assertThat(german.exactly(MONDAY_EVENING)).isEqualTo("23. November 2026, 18:42:07 Uhr MEZ");
        assertThat(english.exactly(MONDAY_EVENING)).isEqualTo("23 November 2026, 18:42:07 CET");
    }
}
