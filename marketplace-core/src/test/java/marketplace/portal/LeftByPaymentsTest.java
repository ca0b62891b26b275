package marketplace.portal;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import marketplace.billing.PaymentsDouble.Fault;
import marketplace.checkout.MarketTest;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** What the payment house told and nobody could take in, before the operator. */
class LeftByPaymentsTest extends MarketTest {
    private static final String PAGE = "/betreiber/liegengeblieben";
    private static final String API = "/api/v1/operator/left-behind/payments";

    private final String letter = "evt_" + UUID.randomUUID();

    private Person operator;

    @BeforeEach
    void a_letter_given_up() {
        operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
        PAYMENTS.park(ERLENGRUND.value(), letter);
    }

    @Test
    void the_operator_sees_it_with_its_reason_and_sets_it_going_again() {
        assertThat(html(operator.browser(), PAGE)).contains(letter, "account.updated", "unknown account acct_1");
        assertThat(html(person(HOHENFELS, new Grant(Role.OPERATOR, null)).browser(), PAGE))
                .doesNotContain(letter);

        led(send(operator, PAGE, Map.of("message", letter)));

        assertThat(html(operator.browser(), PAGE)).doesNotContain(letter);
    }

    @Test
    void his_programs_see_it_and_set_it_going_again() {
        told().jsonPath("$.messages[?(@.id == '%s')]".formatted(letter)).exists();

        operator.program()
                .put()
                .uri(API)
                .bodyValue(Map.of("message", letter))
                .exchange()
                .expectStatus()
                .isNoContent();

        told().jsonPath("$.messages[?(@.id == '%s')]".formatted(letter)).doesNotExist();
    }

    @Test
    void while_payments_rests_the_rest_of_the_page_stands() {
        PAYMENTS.fail("letters", Fault.BEFORE);

        assertThat(html(operator.browser(), PAGE))
                .contains("gerade nicht zu sehen")
                .doesNotContain(letter);
    }

    private BodyContentSpec told() {
        return operator.program()
                .get()
                .uri(API)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
