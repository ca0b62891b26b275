package marketplace.billing.web;

import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.Visits;
import marketplace.billing.PaymentsDouble.Fault;
import marketplace.billing.TakenByCard;
import marketplace.checkout.Owner;
import marketplace.orders.Order;
import marketplace.orders.PayBy;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Giving back, from the page of an order: how much and why, a look at it, one button. */
class RefundPagesTest extends TakenByCard {
    private static final Pattern COMMAND = Pattern.compile("name=\"command\" value=\"([0-9a-f-]{36})\"");

    private Person anna;
    private String orderPage;
    private String page;

    @BeforeEach
    void anna_at_her_desk() {
        anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        orderPage = pageOf(order());
        page = orderPage + "/erstatten";
    }

    @Test
    void from_the_order_by_amount_and_reason_to_one_button_and_everybody_sees_it() {
        assertThat(html(anna, orderPage)).contains("href=\"" + page + "\"");
        var begun = html(anna, page);
        var sure = looked(form(begun, "4,50"));
        var after = led(send(anna, page + "/bestaetigen", form(sure, "4,50")));
        settle();

        assertThat(begun).contains("10,00 €", "Höchstens 10,00 €");
        assertThat(sure).contains("4,50 € zurückgeben?", "Etwas fehlte", "nicht rückgängig");
        assertThat(after).isEqualTo(page);
        assertThat(PAYMENTS.givenBack(id()).values()).containsExactly(450L);
        assertThat(html(anna, page)).contains("−4,50 €", "zurückgegeben", "5,50 €");
        assertThat(html(anna, orderPage)).contains("Zurückgegeben: 4,50 €");
        assertThat(html(johanna, "/einkauf/" + purchase.id())).contains("Zurückgegeben: 4,50 €", "teilweise erstattet");
    }

    @Test
    void looking_gives_nothing_back() {
        looked(form(html(anna, page), "4,50"));
        settle();

        assertThat(refunds()).isEmpty();
    }

    @Test
    void a_double_click_or_the_back_button_gives_back_once() {
        var begun = html(anna, page);
        var sure = looked(form(begun, "4,50"));
        led(send(anna, page + "/bestaetigen", form(sure, "4,50")));
        led(send(anna, page + "/bestaetigen", form(sure, "4,50")));
        led(send(anna, page + "/bestaetigen", form(looked(form(begun, "4,50")), "4,50")));
        settle();

        assertThat(PAYMENTS.givenBack(id()).values()).containsExactly(450L);
        assertThat(mended(send(anna, page + "/bestaetigen", form(sure, "5,00"))))
                .contains("schon etwas anderes zurückgegeben")
                .doesNotContain(commandOf(sure));
    }

    @Test
    void what_is_to_be_mended_stands_by_its_field() {
        assertThat(mended(send(anna, page, Map.of("amount", "10,01", "reason", "FAULTY"))))
                .contains("href=\"#f-amount\"", "Bitte höchstens 10,00 €", "value=\"10,01\"");
        assertThat(mended(send(anna, page, Map.of("amount", "vier"))))
                .contains("zum Beispiel 4,50", "href=\"#f-reason\"", "Bitte wählen Sie einen Grund");
        var sure = looked(form(html(anna, page), "6,00"));
        led(send(anna, page + "/bestaetigen", form(looked(form(html(anna, page), "6,00")), "6,00")));
        assertThat(mended(send(anna, page + "/bestaetigen", form(sure, "6,00"))))
                .contains("Bitte höchstens 4,00 €");
        settle();

        assertThat(PAYMENTS.givenBack(id()).values()).containsExactly(600L);
    }

    @Test
    void it_is_taken_on_while_payments_rests() {
        PAYMENTS.fail("refund", Fault.BEFORE);

        led(send(anna, page + "/bestaetigen", form(html(anna, page), "4,50")));
        var meanwhile = html(anna, page);
        patiently();

        assertThat(meanwhile).contains("wird zurückgegeben");
        assertThat(PAYMENTS.givenBack(id()).values()).containsExactly(450L);
    }

    @Test
    void what_failed_is_shown_and_marked_as_given_back_otherwise() {
        PAYMENTS.failRefunds(kern);
        led(send(anna, page + "/bestaetigen", form(html(anna, page), "4,50")));
        settle();
        var refund = refunds().getFirst();

        assertThat(html(anna, page)).contains("4,50 € gingen nicht zurück", "ging nicht durch");
        assertThat(html(person(ERLENGRUND, new Grant(Role.OPERATOR, null)), "/betreiber/liegengeblieben"))
                .contains(refund.id().toString(), "450 cents");
        led(send(anna, page + "/" + refund.id() + "/anders", Map.of()));

        assertThat(html(anna, page)).contains("anders zurückgegeben").doesNotContain("gingen nicht zurück");
        assertThat(html(person(ERLENGRUND, new Grant(Role.OPERATOR, null)), "/betreiber/liegengeblieben"))
                .doesNotContain(refund.id().toString());
    }

    @Test
    void what_was_paid_on_account_is_given_back_outside() {
        var owner = new Owner(person(ERLENGRUND).account(), null);
        var bought = bought(asked(owner, filled(owner, Map.of(selling(kern, 480, 5), 1)), PayBy.ON_ACCOUNT));
        settle();
        var order = ordersOf(bought).getFirst();
        led(send(anna, pageOf(order) + "/bezahlt", Map.of()));

        assertThat(html(anna, pageOf(order))).contains(pageOf(order) + "/erstatten");
        assertThat(html(anna, pageOf(order) + "/erstatten"))
                .contains("Geld geben Sie selbst zurück")
                .doesNotContain("name=\"amount\"");
        assertThat(mended(send(
                        anna,
                        pageOf(order) + "/erstatten/bestaetigen",
                        Map.of(
                                "amount",
                                "1",
                                "reason",
                                "GOODWILL",
                                "command",
                                UUID.randomUUID().toString()))))
                .contains("Geld geben Sie selbst zurück");
    }

    @Test
    void the_operator_gives_back_at_a_page_of_his_own_and_the_reason_may_come_along() {
        var operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));

        var number = order().contract().number();
        operator.browser()
                .get()
                .uri("/betreiber/erstattung?nummer=" + number.grouped())
                .exchange()
                .expectHeader()
                .location(page);
        assertThat(mended(operator.browser()
                        .get()
                        .uri("/betreiber/erstattung?nummer=K7M2")
                        .accept(MediaType.TEXT_HTML)
                        .exchange()))
                .contains("Diese Bestellung gibt es nicht", "value=\"K7M2\"");
        var begun = html(operator, page + "?grund=WITHDRAWN");
        led(send(operator, page + "/bestaetigen", form(begun, "10")));
        settle();

        assertThat(begun).contains("value=\"WITHDRAWN\" checked").doesNotContain("href=\"" + orderPage + "\"");
        assertThat(PAYMENTS.givenBack(id()).values()).containsExactly(TAKEN);
        assertThat(html(operator, page)).contains("zurückgegeben oder auf dem Weg");
    }

    @Test
    void a_program_gives_back_once_under_its_key_and_reads_what_went_back() {
        var key = UUID.randomUUID().toString();
        for (var time = 0; time < 2; time++) {
            anna.program()
                    .post()
                    .uri(api())
                    .header("Idempotency-Key", key)
                    .bodyValue(Map.of("amount", 250, "reason", "FAULTY"))
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }
        settle();

        anna.program()
                .get()
                .uri(api())
                .exchange()
                .expectBody()
                .jsonPath("$.taken")
                .isEqualTo(1000)
                .jsonPath("$.left")
                .isEqualTo(750)
                .jsonPath("$.refunds.length()")
                .isEqualTo(1)
                .jsonPath("$.refunds[0].state")
                .isEqualTo("DONE");
        assertThat(PAYMENTS.givenBack(id()).values()).containsExactly(250L);
    }

    @Test
    void a_program_is_told_that_it_was_too_much() {
        anna.program()
                .post()
                .uri(api())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(Map.of("amount", 1001, "reason", "FAULTY"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/more-than-left");
    }

    private String api() {
        return "/api/v1/merchants/%s/orders/%s/refunds".formatted(kern, id());
    }

    private String pageOf(Order order) {
        return "/betrieb/%s/bestellungen/%s".formatted(kern, order.id());
    }

    private static String html(Person person, String path) {
        return spaced(Visits.html(person.browser(), path));
    }

    private static String mended(ResponseSpec answer) {
        return spaced(Visits.mended(answer));
    }

    private static String spaced(String html) {
        return html.replace('\u00a0', ' ').replace("&nbsp;", " ");
    }

    /** The second step, which must be there. */
    private String looked(Map<String, String> form) {
        return spaced(send(anna, page, form)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static Map<String, String> form(String shown, String amount) {
        return Map.of("amount", amount, "reason", "MISSING", "command", commandOf(shown));
    }

    private static String commandOf(String shown) {
        var command = COMMAND.matcher(shown);
        assertThat(command.find()).isTrue();
        return command.group(1);
    }
}
