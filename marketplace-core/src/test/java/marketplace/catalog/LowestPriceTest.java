package marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import marketplace.catalog.LowestPrice.Held;
import marketplace.catalog.LowestPrice.Reduction;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;

class LowestPriceTest {
    static final Instant NOW = day(11, 20);

    @Test
    void nothing_is_reduced_below_a_price_that_was_lower_within_thirty_days() {
        var history = List.of(held(10, 1, 10_00), held(10, 21, 8_00), held(10, 26, 10_00), held(11, 15, 9_00));

        assertThat(LowestPrice.reduction(history, NOW)).isEmpty();
    }

    @Test
    void a_reduction_is_told_from_the_lowest_price_of_the_thirty_days_before() {
        var history = List.of(held(9, 1, 10_00), held(10, 20, 9_50), held(10, 30, 10_00), held(11, 15, 8_00));

        assertThat(LowestPrice.reduction(history, NOW)).contains(new Reduction(Money.euro(9_50), 15));
    }

    @Test
    void a_price_that_held_into_the_thirty_days_counts() {
        var history = List.of(held(8, 1, 8_00), held(10, 20, 10_00), held(11, 15, 9_00));

        assertThat(LowestPrice.reduction(history, NOW)).isEmpty();
    }

    @Test
    void steps_down_without_a_rise_are_one_reduction() {
        var history = List.of(held(9, 1, 10_00), held(11, 10, 9_00), held(11, 15, 8_00));

        assertThat(LowestPrice.reduction(history, NOW)).contains(new Reduction(Money.euro(10_00), 20));
    }

    @Test
    void without_thirty_days_of_history_nothing_is_announced() {
        var history = List.of(held(10, 25, 10_00), held(11, 15, 8_00));

        assertThat(LowestPrice.reduction(history, NOW)).isEmpty();
    }

    @Test
    void after_sixty_days_it_is_the_price_and_no_longer_reduced() {
        var history = List.of(held(7, 1, 10_00), held(9, 1, 8_00));

        assertThat(LowestPrice.reduction(history, NOW)).isEmpty();
    }

    @Test
    void a_first_price_and_a_rise_are_no_reduction() {
        assertThat(LowestPrice.reduction(List.of(), NOW)).isEmpty();
        assertThat(LowestPrice.reduction(List.of(held(9, 1, 10_00)), NOW)).isEmpty();
        assertThat(LowestPrice.reduction(List.of(held(9, 1, 10_00), held(11, 1, 11_00)), NOW))
                .isEmpty();
    }

    private static Held held(int month, int day, long cents) {
        return new Held(day(month, day), Money.euro(cents));
    }

    private static Instant day(int month, int day) {
        return LocalDate.of(2026, month, day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
