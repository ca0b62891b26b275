package marketplace.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @Test
    void cents_left_over_go_to_the_largest_remainders() {
        var parts = Money.euro(100).splitBy(List.of(1L, 1L, 1L));
        var uneven = Money.euro(5_90).splitBy(List.of(12_50L, 7_99L, 3_01L));

        assertThat(parts).containsExactly(Money.euro(34), Money.euro(33), Money.euro(33));
        assertThat(uneven).containsExactly(Money.euro(3_14), Money.euro(2_01), Money.euro(75));
    }

    @Test
    void nothing_splits_into_nothings() {
        assertThat(Money.ZERO.splitBy(List.of(3L, 0L))).containsExactly(Money.ZERO, Money.ZERO);
    }

    @Test
    void whoever_weighs_nothing_gets_nothing() {
        assertThat(Money.euro(1).splitBy(List.of(0L, 1L, 0L))).containsExactly(Money.ZERO, Money.euro(1), Money.ZERO);
    }

    @Test
    void a_refund_splits_as_its_charge_did() {
        var weights = List.of(7L, 11L, 13L);

        var charged = Money.euro(1_00).splitBy(weights);

        assertThat(Money.euro(-1_00).splitBy(weights))
                .isEqualTo(charged.stream().map(Money::negated).toList());
    }

    @Test
    void parts_always_add_up_and_are_at_most_a_cent_off() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var whole = random.nextLong(-1_000_000, 1_000_000);
            var weights = LongStream.range(0, random.nextInt(1, 12))
                    .mapToObj(_ -> random.nextLong(1, 100_000))
                    .toList();
            var total = weights.stream().mapToLong(Long::longValue).sum();

            var parts = Money.euro(whole).splitBy(weights);

            assertThat(Money.sum(parts)).isEqualTo(Money.euro(whole));
            for (int part = 0; part < parts.size(); part++) {
                assertThat((double) parts.get(part).minor())
                        .isBetween(
                                (double) whole * weights.get(part) / total - 1,
                                (double) whole * weights.get(part) / total + 1);
            }
        }
    }

    @Test
    void weights_that_say_nothing_or_less_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.euro(1).splitBy(List.of(0L, 0L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.euro(1).splitBy(List.of(5L, -2L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.euro(1).splitBy(Collections.emptyList()));
    }

    @Test
    void what_does_not_fit_is_refused_and_never_wraps_around() {
        var most = Money.euro(Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Money.euro(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.share(new BasisPoints(700)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.splitBy(List.of(2L, 3L)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.euro(1).splitBy(List.of(Long.MAX_VALUE, Long.MAX_VALUE)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.euro(Long.MIN_VALUE).negated());
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Rounding.halfUp(Long.MIN_VALUE, 2));
    }

    @ParameterizedTest
    @CsvSource({"1,2,1", "-1,2,-1", "1,3,0", "2,3,1", "5,10,1", "4,10,0", "-5,10,-1", "0,7,0", "149,100,1", "150,100,2"
    })
    void halves_go_away_from_zero(long numerator, long denominator, long rounded) {
        assertThat(Rounding.halfUp(numerator, denominator)).isEqualTo(rounded);
    }

    @Test
    void seven_percent_of_a_half_cent_case_goes_up() {
        assertThat(Money.euro(50).share(new BasisPoints(700))).isEqualTo(Money.euro(4));
    }

    @Test
    void a_rate_is_between_nothing_and_the_whole() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BasisPoints(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BasisPoints(10_001));
    }

    @Test
    void two_currencies_do_not_mix() {
        var francs = new Money(1, Currency.getInstance("CHF"));

        assertThatIllegalArgumentException().isThrownBy(() -> Money.euro(1).plus(francs));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.euro(1).compareTo(francs));
    }
}
