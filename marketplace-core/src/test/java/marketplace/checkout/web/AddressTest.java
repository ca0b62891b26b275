package marketplace.checkout.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.TestTokens;
import marketplace.checkout.MarketTest;
import marketplace.checkout.Owner;
import marketplace.counties.Street;
import marketplace.counties.Streets;
import marketplace.orders.Purchases;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An address nobody knows is asked about, proposed otherwise, and taken when the buyer is sure of it. */
class AddressTest extends MarketTest {
    private static final String UNKNOWN = "Diese Straße kennen wir unter dieser Postleitzahl nicht.";

    @Autowired
    private Streets streets;

    @Autowired
    private Purchases purchases;

    @Autowired
    private JsonMapper json;

    private Person johanna;

    @BeforeEach
    void streets_and_a_buyer() {
        in(ERLENGRUND, () -> streets.add(List.of(new Street("99998", "Lindenweg"), new Street("99998", "Am Bach"))));
        johanna = person(ERLENGRUND);
        filled(new Owner(johanna.account(), null), Map.of(selling(kern, 480, 5), 1));
    }

    @AfterEach
    void are_left() {
        owner("set app.county = '99001'; delete from counties.street");
        streets.forget(ERLENGRUND);
    }

    @Test
    void the_street_that_was_meant_is_one_choice_and_ordered_to() {
        var page = mended(send(johanna, "/kasse", form("Lindnweg 7")));

        assertThat(page)
                .contains(UNKNOWN, "value=\"Lindnweg 7\"", "Welche Adresse stimmt?")
                .contains("type=\"radio\" name=\"streetAnswer.line\" value=\"Lindenweg 7\"");
        var purchase = led(send(johanna, "/kasse", answering("Lindnweg 7", "Lindnweg 7", "Lindenweg 7")));
        assertThat(streetOf(purchase)).isEqualTo("Lindenweg 7");
    }

    @Test
    void her_own_spelling_stays_when_she_says_so() {
        mended(send(johanna, "/kasse", form("Hof Berger 1")));

        var purchase = led(send(johanna, "/kasse", answering("Hof Berger 1", "Hof Berger 1", "Hof Berger 1")));

        assertThat(streetOf(purchase)).isEqualTo("Hof Berger 1");
    }

    @Test
    void what_she_said_of_one_street_says_nothing_of_another() {
        var page = mended(send(johanna, "/kasse", answering("Ahornweg 2", "Lindnweg 7", "Lindenweg 7")));

        assertThat(page).contains(UNKNOWN, "value=\"Ahornweg 2\"").doesNotContain("checked>Lindenweg");
    }

    @Test
    void being_sure_is_kept_while_something_else_is_mended() {
        var other = answering("Hof Berger 1", "Hof Berger 1", "Hof Berger 1");
        other.put("mail", "");

        assertThat(mended(send(johanna, "/kasse", other)))
                .contains("type=\"hidden\" name=\"streetAnswer.line\" value=\"Hof Berger 1\"")
                .doesNotContain(UNKNOWN);
    }

    @Test
    void a_number_is_asked_for() {
        assertThat(mended(send(johanna, "/kasse", form("Lindenweg"))))
                .contains("Bitte auch die Hausnummer.", "„Lindenweg“ stimmt so.");
    }

    @Test
    void where_one_thing_is_asked_at_a_time_it_is_asked_where_she_lives() {
        var where = new HashMap<>(Map.of("street", "Lindnweg 7", "postcode", "99998", "place", "weidenbach"));
        led(send(johanna, "/~simple/kasse?frage=wer", Map.of("givenName", "Johanna", "familyName", "Berger")));

        var page = mended(send(johanna, "/~simple/kasse?frage=wo", where));
        where.putAll(Map.of("streetAnswer.asked", "Lindnweg 7", "streetAnswer.line", "Lindenweg 7"));

        assertThat(page).contains("<h1>Wo wohnen Sie?</h1>", UNKNOWN, "value=\"Lindenweg 7\"");
        assertThat(led(send(johanna, "/~simple/kasse?frage=wo", where))).isEqualTo("/~simple/kasse?frage=erreichbar");
        assertThat(html(johanna.browser(), "/~simple/kasse?frage=wo"))
                .contains("value=\"Lindenweg 7\"")
                .doesNotContain("Lindnweg");
    }

    @Test
    void a_program_is_told_what_may_be_meant_and_says_that_it_is_right() {
        var program = program();
        var basket = told(program.put()
                .uri("/api/v1/basket/lines/" + selling(kern, 480, 5))
                .bodyValue(Map.of("pieces", 1))
                .exchange()
                .expectStatus()
                .isOk());
        var button = new HashMap<>(button(basket));
        var recipient = new HashMap<String, Object>((Map<String, Object>) button.get("recipient"));
        recipient.put("street", "Lindnweg 7");
        button.put("recipient", recipient);

        var problem = told(order(program, button, HttpStatus.UNPROCESSABLE_CONTENT));
        button.put("addressSure", true);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/street-unknown");
        assertThat(problem.path("fields").path(0).path("sentence").asString()).isEqualTo("Lindenweg 7");
        order(program, button, HttpStatus.CREATED);
    }

    private String streetOf(String page) {
        var purchase = PurchaseId.of(page.substring(page.lastIndexOf('/') + 1));
        return in(ERLENGRUND, () -> purchases.recipients(List.of(purchase)))
                .get(purchase)
                .street();
    }

    private static WebTestClient.ResponseSpec order(WebTestClient program, Object button, HttpStatus expected) {
        return program.post()
                .uri("/api/v1/checkout")
                .bodyValue(button)
                .exchange()
                .expectStatus()
                .isEqualTo(expected);
    }

    private JsonNode told(WebTestClient.ResponseSpec answer) {
        return json.readTree(answer.expectBody(String.class).returnResult().getResponseBody());
    }

    private WebTestClient program() {
        var token = TestTokens.of(UUID.randomUUID().toString(), "order:place");
        return stranger(ERLENGRUND)
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    private Map<String, String> answering(String street, String asked, String line) {
        var form = form(street);
        form.put("streetAnswer.asked", asked);
        form.put("streetAnswer.line", line);
        return form;
    }

    private Map<String, String> form(String street) {
        var page = html(johanna.browser(), "/kasse?handOver=pickup");
        var form = new HashMap<>(Map.of(
                "givenName", "Johanna",
                "familyName", "Berger",
                "street", street,
                "postcode", "99998",
                "town", "Weidenbach",
                "place", "weidenbach",
                "mail", "johanna@example.org",
                "handOver", "pickup",
                "payBy", "ON_ACCOUNT"));
        for (var name : List.of("basket", "version", "shown")) {
            var value = Pattern.compile("name=\"%s\" value=\"([^\"]*)\"".formatted(name))
                    .matcher(page);
            assertThat(value.find()).as(name).isTrue();
            form.put(name, value.group(1));
        }
        return form;
    }
}
