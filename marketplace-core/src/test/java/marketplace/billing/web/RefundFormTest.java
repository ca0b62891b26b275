package marketplace.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as people write them. */
class RefundFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4,50|450",
                "4,5|450",
                "4.50|450",
                "4|400",
                " 4,50 € |450",
                "0,01|1",
                "1.200|120000",
                "1.200,05|120005"
            })
    void an_amount_is_read_to_the_cent(String written, long cents) {
        assertThat(form(written).money()).contains(Money.euro(cents));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0,00", "-1", "4,505", "vier", "1,200.50", "99999999999999999999"})
    void anything_else_is_no_amount(String written) {
        assertThat(form(written).money()).isEmpty();
    }

    @Test
    void only_a_reason_people_choose_is_one() {
        assertThat(form("1").wanted()).isPresent();
        assertThat(new RefundForm("1", "SURPLUS", UUID.randomUUID()).wanted()).isEmpty();
        assertThat(new RefundForm("1", "GOODWILL", null).wanted()).isEmpty();
    }

    private static RefundForm form(String amount) {
        return new RefundForm(amount, "GOODWILL", UUID.randomUUID());
    }
}
