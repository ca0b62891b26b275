package marketplace.withdrawals.web;

import static marketplace.withdrawals.WithdrawalFixture.anOrder;
import static marketplace.withdrawals.WithdrawalFixture.freshNumber;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.accounts.ApiKeys;
import marketplace.orders.news.OrderPlaced;
import marketplace.outbox.CatchUp;
import marketplace.outbox.Outbox;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

class WithdrawalApiTest extends CoreTest {
    private final MerchantId merchant = MerchantId.fresh();
    private final String number = freshNumber();
    private final String key = UUID.randomUUID().toString();

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ApplicationContext core;

    @Test
    void the_same_key_and_words_get_the_same_moment_of_receipt_without_any_account() {
        var first = received(declare(key, words(number)));
        var second = received(declare(key, words(number)));

        assertThat(first).isEqualTo(second).contains("receivedAt");
    }

    @Test
    void the_same_key_with_other_words_is_refused() {
        received(declare(key, words(number)));

        declare(key, words(freshNumber())).expectStatus().isEqualTo(409);
    }

    @Test
    void without_name_or_contract_it_is_refused_as_a_problem() {
        declare(key, Map.of("name", "", "mail", "vera@example.org"))
                .expectStatus()
                .isBadRequest();
        declare(key, Map.of("name", "Vera Berger", "mail", "vera@example.org"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/withdrawal-incomplete");
    }

    @Test
    void a_merchants_key_lists_her_cases_and_nobody_elses_does() {
        var placed = new OrderPlaced(anOrder(number, merchant, 1, "PLACED"), Instant.now());
        in(ERLENGRUND, () -> outbox.append(List.of(placed)).thenReturn(true));
        CatchUp.of(core, "withdrawals");
        received(declare(key, words(number)));

        cases(stranger(ERLENGRUND)).expectStatus().isUnauthorized();
        cases(withKeyOf(MerchantId.fresh())).expectStatus().isForbidden();
        cases(withKeyOf(merchant))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].orderNumber")
                .isEqualTo(number)
                .jsonPath("$.items[0].name")
                .doesNotExist();
    }

    private WebTestClient.ResponseSpec declare(String idempotencyKey, Map<String, String> body) {
        return stranger(ERLENGRUND)
                .post()
                .uri("/api/v1/withdrawals")
                .header("Idempotency-Key", idempotencyKey)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec cases(WebTestClient client) {
        return client.get()
                .uri("/api/v1/merchants/" + merchant + "/withdrawals")
                .exchange();
    }

    private WebTestClient withKeyOf(MerchantId whose) {
        var staff = new Grant(Role.MERCHANT_STAFF, whose);
        var account = person(ERLENGRUND, staff).account();
        var me = new SignedIn(ERLENGRUND, account, "Vera Berger", Set.of(staff), Set.of(), null);
        var secret = in(ERLENGRUND, () -> keys.issue(whose, "Kasse", Set.of()).contextWrite(me::in));
        return stranger(ERLENGRUND)
                .mutate()
                .defaultHeader("Authorization", "Bearer " + secret.text())
                .build();
    }

    private static String received(WebTestClient.ResponseSpec answer) {
        return new String(
                answer.expectStatus().isCreated().expectBody().returnResult().getResponseBody());
    }

    private static Map<String, String> words(String numbers) {
        return Map.of("name", "Vera Berger", "numbers", numbers, "mail", "vera@example.org");
    }
}
