package marketplace.payments.charges.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import marketplace.outbox.Json;
import marketplace.payments.charges.web.Showing.Page;
import marketplace.payments.feed.ChargeFacts;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What billing is answered, as both sides have agreed; billing reads the same files. */
class AnswersTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(Json.ids())
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final OrderId ORDER = OrderId.of("01930000-0000-7000-8000-000000000001");
    private static final PurchaseId PURCHASE = PurchaseId.of("01930000-0000-7000-8000-000000000002");
    private static final MerchantId MERCHANT = MerchantId.of("01930000-0000-7000-8000-000000000003");
    private static final Instant BEFORE = Instant.parse("2026-11-29T10:00:00Z");
    private static final String SCRIPT = "https://js.example/stripe.js";

    @Test
    void a_charge_is_answered_as_agreed() {
        var facts = new ChargeFacts(
                ORDER, PURCHASE, MERCHANT, "ACTION_REQUIRED", 1_000, 0, 0, 0, 2, BEFORE, null, null, null, 4);
        var page = new Page(SCRIPT, "pk_test_1", "acct_1", "pi_1_secret_1");

        var answer = new Showing.Shown(facts, page, "https://bank.example/ask", true);

        assertThat(written(answer)).isEqualTo(golden("charge.json"));
    }

    @Test
    void a_method_is_answered_as_agreed() {
        var page = new Page(SCRIPT, "pk_test_1", null, "seti_1_secret_1");

        var answer = new Showing.ShownMethod(PURCHASE, 2, "ASKED", page, "https://pay.example/2", null, 3, false);

        assertThat(written(answer)).isEqualTo(golden("method.json"));
    }

    private static JsonNode written(Object answer) {
        return JSON.readTree(JSON.writeValueAsString(answer));
    }

    private static JsonNode golden(String file) {
        try (var in = AnswersTest.class.getResourceAsStream("/contract/answers/" + file)) {
            return JSON.readTree(Objects.requireNonNull(in, file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
