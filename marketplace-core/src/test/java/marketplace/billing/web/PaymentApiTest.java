package marketplace.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.checkout.MarketTest;
import marketplace.checkout.Owner;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** A purchase paid by an app: what it is told to do next. */
class PaymentApiTest extends MarketTest {
    @Test
    void an_app_is_told_what_its_card_form_needs_and_later_that_all_is_paid() {
        var johanna = person(ERLENGRUND);
        payable(kern);
        payable(rau);
        var seen =
                filled(new Owner(johanna.account(), null), Map.of(selling(kern, 480, 5), 1, selling(rau, 1_290, 5), 1));
        var purchase = bought(asked(new Owner(johanna.account(), null), seen));

        move(johanna.program(), purchase, false)
                .jsonPath("$.next")
                .isEqualTo("ENTER_CARD")
                .jsonPath("$.card.clientSecret")
                .value(secret -> assertThat(String.valueOf(secret)).isNotEmpty());
        PAYMENTS.enterCard(purchase.id());
        move(johanna.program(), purchase, true).jsonPath("$.next").isEqualTo("DONE");
    }

    @Test
    void what_is_paid_otherwise_is_done_at_once() {
        var johanna = person(ERLENGRUND);
        var owner = new Owner(johanna.account(), null);
        var purchase = bought(asked(owner, filled(owner, Map.of(selling(kern, 480, 5), 1)), PayBy.ON_ACCOUNT));

        move(johanna.program(), purchase, false)
                .jsonPath("$.next")
                .isEqualTo("DONE")
                .jsonPath("$.card")
                .doesNotExist();
    }

    private static BodyContentSpec move(WebTestClient program, Purchase purchase, boolean returned) {
        return program.put()
                .uri("/api/v1/purchases/" + purchase.id() + "/payment")
                .bodyValue(Map.of("returned", returned))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
