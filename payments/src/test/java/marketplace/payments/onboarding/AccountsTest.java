package marketplace.payments.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.payments.PaymentsTest;
import marketplace.shared.MerchantId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountsTest extends PaymentsTest {

    private final MerchantId id = MerchantId.fresh();
    private final String path = "/counties/" + ERLENGRUND + "/merchants/" + id + "/account";

    @Test
    void a_merchant_gets_one_account_however_often_it_is_asked_for() {
        JsonNode first = ask();
        JsonNode second = ask();

        assertThat(first.path("state").asString()).isEqualTo("OPEN");
        assertThat(first.path("due").size()).isPositive();
        assertThat(second.path("account")).isEqualTo(first.path("account"));
    }

    @Test
    void a_lost_answer_makes_no_second_account() {
        control("POST", "faults", Map.of("kind", "LOSE_ANSWER", "path", "/v1/accounts"));
        JsonNode unknown = ask();

        pursue();

        assertThat(unknown.path("underWay").asBoolean()).isTrue();
        assertThat(get(path).path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void he_completes_it_at_stripe_and_is_ready_until_stripe_wants_to_know_more() {
        String account = ask().path("account").asString();
        JsonNode link = put(path + "/links/" + fresh(), Map.of("returnUrl", BACK, "refreshUrl", BACK));

        send("POST", link.path("url").asString(), Map.of("answer", "complete"));
        letters();
        String ready = get(path).path("state").asString();
        control("POST", "accounts/restrict", Map.of("account", account));
        letters();

        assertThat(ready).isEqualTo("READY");
        assertThat(get(path).path("state").asString()).isEqualTo("RESTRICTED");
        assertThat(news(id)).hasSize(3).containsOnly("payments.account-changed");
    }

    @Test
    void without_the_scope_nothing_is_answered() {
        var reader = client().mutate()
                .defaultHeaders(headers -> headers.setBearerAuth("feed-read"))
                .build();
        var nobody = client().mutate()
                .defaultHeaders(headers -> headers.remove("Authorization"))
                .build();

        reader.get().uri(path).exchange().expectStatus().isForbidden();
        nobody.get().uri(path).exchange().expectStatus().isUnauthorized();
        reader.get().uri("/feed").exchange().expectStatus().isOk();
        client().get().uri("/feed").exchange().expectStatus().isForbidden();
    }

    private JsonNode ask() {
        return put(path, Map.of("email", "kern@example.org", "name", "Bäckerei Kern"));
    }
}
