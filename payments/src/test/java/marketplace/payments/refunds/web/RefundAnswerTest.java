package marketplace.payments.refunds.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import marketplace.outbox.Json;
import marketplace.payments.refunds.Refund;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What billing is answered of a refund, as both sides have agreed; billing reads the same file. */
class RefundAnswerTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(Json.ids()).build();

    @Test
    void a_refund_is_answered_as_agreed() throws IOException {
        var failed = new Refund(
                UUID.fromString("01930000-0000-7000-8000-000000000004"),
                OrderId.of("01930000-0000-7000-8000-000000000001"),
                Money.euro(450),
                Refund.State.FAILED,
                null,
                Money.ZERO,
                1);

        try (var in = getClass().getResourceAsStream("/contract/answers/refund.json")) {
            assertThat(JSON.readTree(JSON.writeValueAsString(RefundApi.Shown.of(failed))))
                    .isEqualTo(JSON.readTree(Objects.requireNonNull(in).readAllBytes()));
        }
    }
}
