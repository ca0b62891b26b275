package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import marketplace.billing.Charge.Amounts;
import marketplace.billing.Charge.Form;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What payments answers, read from the files both sides have agreed on. */
class AnswersTest {
    private static final String SCRIPT = "https://js.example/stripe.js";

    @Test
    void a_charge_is_read_as_agreed() {
        var charge = Charge.of(golden("charge.json"));

        assertThat(charge)
                .isEqualTo(new Charge(
                        OrderId.of("01930000-0000-7000-8000-000000000001"),
                        MerchantId.of("01930000-0000-7000-8000-000000000003"),
                        Charge.State.ACTION_REQUIRED,
                        new Amounts(Money.euro(1_000), Money.ZERO, Money.ZERO, Money.ZERO),
                        2,
                        new Form(SCRIPT, "pk_test_1", "acct_1", "pi_1_secret_1"),
                        "https://bank.example/ask",
                        Instant.parse("2026-11-29T10:00:00Z"),
                        4,
                        true));
    }

    @Test
    void a_method_is_read_as_agreed() {
        var method = Method.of(golden("method.json"));

        assertThat(method)
                .isEqualTo(new Method(
                        2,
                        Method.State.ASKED,
                        new Form(SCRIPT, "pk_test_1", null, "seti_1_secret_1"),
                        "https://pay.example/2"));
    }

    @Test
    void the_state_of_a_refund_is_read_as_agreed() {
        assertThat(Refund.stateOf(golden("refund.json"))).isEqualTo(Refund.State.FAILED);
    }

    private static JsonNode golden(String file) {
        try (var in = AnswersTest.class.getResourceAsStream("/contract/payments/" + file)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
