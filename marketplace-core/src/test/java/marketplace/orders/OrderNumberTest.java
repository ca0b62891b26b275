package marketplace.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderNumberTest {
    @Test
    void a_fresh_number_is_read_back_however_people_write_it() {
        var number = OrderNumber.fresh();

        assertThat(OrderNumber.of(
                        number.grouped().toLowerCase().replace('0', 'o').replace('1', 'l')))
                .isEqualTo(number);
        assertThat(number.grouped()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]");
    }

    @Test
    void one_wrong_or_two_swapped_characters_are_noticed() {
        var number = OrderNumber.fresh().value();
        var wrong = (number.charAt(0) == '7' ? "8" : "7") + number.substring(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new OrderNumber(wrong));
        for (var i = 0; i < 7; i++) {
            var swapped = swap(number, i);
            if (!swapped.equals(number)) {
                assertThatIllegalArgumentException().isThrownBy(() -> new OrderNumber(swapped));
            }
        }
    }

    @Test
    void numbers_are_drawn_without_an_order_that_would_tell_turnover() {
        assertThat(Stream.generate(OrderNumber::fresh).limit(1_000).distinct()).hasSize(1_000);
    }

    private static String swap(String text, int at) {
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }
}
