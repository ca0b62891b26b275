package marketplace.payments.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.outbox.Json;
import marketplace.outbox.News;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others rely on: one golden file per type and version. */
class NewsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(Json.ids())
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final OrderId ORDER = OrderId.of("01930000-0000-7000-8000-000000000001");
    private static final PurchaseId PURCHASE = PurchaseId.of("01930000-0000-7000-8000-000000000002");
    private static final MerchantId MERCHANT = MerchantId.of("01930000-0000-7000-8000-000000000003");
    private static final UUID REFUND = UUID.fromString("01930000-0000-7000-8000-000000000004");
    private static final Instant BEFORE = Instant.parse("2026-11-29T10:00:00Z");

    static Stream<News> everything_told() {
        return Stream.of(
                new ActionRequired(charge("ACTION_REQUIRED", 0, null)),
                new Authorised(charge("AUTHORISED", 0, BEFORE)),
                new UnderWay(charge("UNDER_WAY", 0, null)),
                new Captured(charge("CAPTURED", 640, null)),
                new Released(charge("RELEASED", 0, null)),
                new Failed(failed()),
                new Refunded(charge("CAPTURED", 640, null), REFUND, 100, "DONE"),
                new Disputed(ORDER, "dp_1", 640, "fraudulent", "needs_response", 1),
                new MethodReady(PURCHASE, 1, 3),
                new MethodFailed(PURCHASE, 1, "card_declined", "insufficient_funds", 3),
                new AccountChanged(MERCHANT, "READY", true, true, 0, 2));
    }

    @ParameterizedTest
    @MethodSource("everything_told")
    void is_told_as_agreed(News news) {
        var type = News.typeOf(news.getClass());

        JsonNode told = JSON.readTree(JSON.writeValueAsString(news));

        assertThat(told).isEqualTo(golden("%s.v%d.json".formatted(type.value(), type.version())));
    }

    private static ChargeFacts charge(String state, long captured, Instant before) {
        return new ChargeFacts(
                ORDER, PURCHASE, MERCHANT, state, 1_000, captured, captured / 20, 0, 1, before, null, null, null, 4);
    }

    private static ChargeFacts failed() {
        return new ChargeFacts(
                ORDER,
                PURCHASE,
                MERCHANT,
                "FAILED",
                1_000,
                0,
                0,
                0,
                1,
                null,
                "card_declined",
                "insufficient_funds",
                null,
                4);
    }

    private static JsonNode golden(String file) {
        try (var in = NewsTest.class.getResourceAsStream("/contract/" + file)) {
            return JSON.readTree(Objects.requireNonNull(in, file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
