package marketplace.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import marketplace.orders.Wish;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 12, 3);

    @Test
    void a_line_comes_every_second_week_from_its_first_day_on() {
        var line = line(Rhythm.EVERY_SECOND_WEEK);

        assertThat(line.isOn(THURSDAY)).isTrue();
        assertThat(line.isOn(THURSDAY.plusWeeks(1))).isFalse();
        assertThat(line.isOn(THURSDAY.plusWeeks(2))).isTrue();
        assertThat(line.isOn(THURSDAY.minusWeeks(2))).isFalse();
    }

    @Test
    void the_first_day_from_a_date_on_is_that_date_when_it_comes_then() {
        var line = line(Rhythm.EVERY_FOURTH_WEEK);

        assertThat(line.first(THURSDAY.minusDays(3))).isEqualTo(THURSDAY);
        assertThat(line.first(THURSDAY)).isEqualTo(THURSDAY);
        assertThat(line.first(THURSDAY.plusDays(1))).isEqualTo(THURSDAY.plusWeeks(4));
        assertThat(line.first(THURSDAY.plusWeeks(5))).isEqualTo(THURSDAY.plusWeeks(8));
    }

    @Test
    void a_line_has_one_to_ninety_nine_pieces() {
        assertThatExceptionOfType(StandingRefused.Pieces.class)
                .isThrownBy(() -> line(Rhythm.EVERY_WEEK).of(0, Rhythm.EVERY_WEEK));
        assertThatExceptionOfType(StandingRefused.Pieces.class)
                .isThrownBy(() -> line(Rhythm.EVERY_WEEK).of(100, Rhythm.EVERY_WEEK));
    }

    private static StandingLine line(Rhythm rhythm) {
        return new StandingLine(VariantId.fresh(), "Brot", 1, rhythm, THURSDAY, Money.euro(480), Wish.NONE);
    }
}
