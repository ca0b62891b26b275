package marketplace.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbers_are_read_as_people_write_them() {
        assertThat(Numbers.decimal("1.234,50")).isEqualByComparingTo("1234.5");
        assertThat(Numbers.decimal("1234.5")).isEqualByComparingTo("1234.5");
        assertThat(Numbers.decimal("4,80 €")).isEqualByComparingTo("4.8");
        assertThat(Numbers.decimal("12.500")).isEqualByComparingTo("12500");
    }

    @Test
    void a_point_after_nothing_but_a_zero_groups_no_thousands() {
        assertThat(Numbers.decimal("0.125")).isEqualByComparingTo("0.125");
        assertThat(Numbers.decimal("0.750")).isEqualByComparingTo("0.75");
    }
}
