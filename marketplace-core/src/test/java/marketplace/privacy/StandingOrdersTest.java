package marketplace.privacy;

import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.standing.StandingOrder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A resident takes her standing orders along; with her account they end. */
class StandingOrdersTest extends ResidentTest {
    @Autowired
    private JsonMapper json;

    @Test
    void they_are_in_her_document_with_the_letters_about_them() {
        var her = resident();
        regularly(her, bread());
        settle();

        var document = her.person()
                .browser()
                .get()
                .uri("/konto/daten/meine-daten.json")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        var data = json.readTree(document).path("data");
        assertThat(data.at("/standingOrders/0/recipient/street").asString())
                .isEqualTo(her.recipient().street());
        assertThat(data.at("/standingOrders/0/lines/0/agreedCents").asLong()).isEqualTo(480);
        assertThat(data.at("/letters/0/kind").asString()).isEqualTo("STANDING_AGREED");
    }

    @Test
    void with_her_account_they_end_and_from_the_moment_she_asks_for_it_nothing_is_bought() {
        var her = resident();
        var order = regularly(her, bread());
        led(send(her.person(), "/konto/loeschen", Map.of("word", "löschen")));

        isDue(order);
        due.runDue().block();
        untilTheEnd();
        isDue(order);
        untilTheEnd();

        assertThat(found(her.words())).isEmpty();
        assertThat(count("orders.purchase where declaration ->> 'subject' = '%s'".formatted(order.id())))
                .isZero();
    }

    private void isDue(StandingOrder order) {
        owner("set app.county = '99001'; update outbox.due set at = now() - interval '1 second'"
                + " where what like 'standing.%' and subject like '" + order.id() + "%'");
    }
}
