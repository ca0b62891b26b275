package marketplace.compliance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.CoreTest;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** Reporting something, and the operator's answer, over pages and over the API. */
class NoticePagesTest extends CoreTest {
    private static final Pattern COMMAND = Pattern.compile("name=\"command\" value=\"([^\"]+)\"");
    private static final Pattern DECIDE = Pattern.compile("action=\"(/betreiber/meldungen/[^\"]+)\"");
    private static final String DESK = "/betreiber/meldungen";

    private final String what = "Honig " + UUID.randomUUID();

    @Test
    void the_foot_of_every_page_leads_to_the_form_which_knows_the_page_it_is_about() {
        assertThat(get(stranger(ERLENGRUND), "/agb", HttpStatus.OK)).contains("href=\"/melden?seite=/agb\"");
        assertThat(get(stranger(ERLENGRUND), "/melden?seite=/angebot/7", HttpStatus.OK))
                .contains("<h1>Inhalt melden</h1>", ">/angebot/7</textarea>");
        assertThat(get(stranger(ERLENGRUND), "/en/melden", HttpStatus.OK)).contains("<h1>Report content</h1>");
    }

    @Test
    void what_is_missing_is_said_beside_its_field_and_nothing_is_lost() {
        var fields = fields();
        fields.remove("honest");
        fields.put("mail", "vera");

        var page = post(stranger(ERLENGRUND), "/melden", fields, HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(page).contains(what, "id=\"f-honest-e\"", "id=\"f-mail-e\"", "value=\"Vera Berger\"");
    }

    @Test
    void a_notice_sent_twice_is_one_for_the_operator_who_answers_with_reasons() {
        var fields = fields();
        var operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
        post(stranger(ERLENGRUND), "/melden", fields, HttpStatus.OK);
        post(stranger(ERLENGRUND), "/melden", fields, HttpStatus.OK);

        var open = get(operator.browser(), DESK, HttpStatus.OK);
        var action = action(open);
        var decision = Map.of("csrf", operator.csrf(), "outcome", "ACTED", "reasons", "Das Angebot ist entfernt.");
        post(
                operator.browser(),
                action,
                Map.of("csrf", operator.csrf(), "outcome", "ACTED"),
                HttpStatus.UNPROCESSABLE_CONTENT);
        post(operator.browser(), action, decision, HttpStatus.SEE_OTHER);
        post(operator.browser(), action, decision, HttpStatus.SEE_OTHER);

        assertThat(open.split(what, -1)).hasSize(2);
        assertThat(get(operator.browser(), DESK, HttpStatus.OK)).doesNotContain(what);
        assertThat(get(operator.browser(), DESK + "?erledigt=true", HttpStatus.OK))
                .contains(what, "Das Angebot ist entfernt.");
    }

    @Test
    void the_list_is_the_operators_of_the_same_county() {
        post(stranger(ERLENGRUND), "/melden", fields(), HttpStatus.OK);
        var staff = new Grant(Role.MERCHANT_STAFF, MerchantId.fresh());
        var operator = new Grant(Role.OPERATOR, null);

        get(stranger(ERLENGRUND), DESK, HttpStatus.UNAUTHORIZED);
        get(person(ERLENGRUND, staff).browser(), DESK, HttpStatus.FORBIDDEN);
        get(person(ERLENGRUND).browser(), DESK, HttpStatus.FORBIDDEN);
        assertThat(get(person(HOHENFELS, operator).browser(), DESK, HttpStatus.OK))
                .doesNotContain(what);
    }

    @Test
    void another_countys_operator_decides_nothing_here() {
        post(stranger(ERLENGRUND), "/melden", fields(), HttpStatus.OK);
        var here = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
        var elsewhere = person(HOHENFELS, new Grant(Role.OPERATOR, null));
        var action = action(get(here.browser(), DESK, HttpStatus.OK));

        post(
                elsewhere.browser(),
                action,
                Map.of("csrf", elsewhere.csrf(), "outcome", "KEPT", "reasons", "Nein."),
                HttpStatus.NOT_FOUND);

        assertThat(get(here.browser(), DESK, HttpStatus.OK)).contains(what);
    }

    @Test
    void a_program_reports_with_a_key_and_gets_the_same_answer_twice() {
        var key = UUID.randomUUID().toString();

        var first = reported(key, ERLENGRUND);
        var second = reported(key, ERLENGRUND);

        assertThat(first).isEqualTo(second).contains("receivedAt");
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/notices")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private String reported(String key, CountyCode county) {
        var body = Map.of(
                "about", what,
                "ground", "MISLEADING",
                "reasons", "Die Zutaten fehlen.",
                "name", "Vera Berger",
                "mail", "vera@example.org",
                "honest", true);
        return String.valueOf(stranger(county)
                .post()
                .uri("/api/v1/notices")
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private Map<String, String> fields() {
        var page = get(stranger(ERLENGRUND), "/melden", HttpStatus.OK);
        var fields = new HashMap<>(Map.of(
                "about", what,
                "ground", "MISLEADING",
                "reasons", "Die Zutaten fehlen.",
                "name", "Vera Berger",
                "mail", "vera@example.org",
                "honest", "true"));
        fields.put("command", first(COMMAND, page));
        return fields;
    }

    private String action(String list) {
        return first(DECIDE, list.substring(list.indexOf(what)));
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static String post(WebTestClient browser, String path, Map<String, String> fields, HttpStatus expected) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::add);
        return body(
                browser.post()
                        .uri(path)
                        .accept(MediaType.TEXT_HTML)
                        .body(BodyInserters.fromFormData(form))
                        .exchange(),
                expected);
    }

    private static String get(WebTestClient browser, String path, HttpStatus expected) {
        return body(browser.get().uri(path).accept(MediaType.TEXT_HTML).exchange(), expected);
    }

    private static String body(WebTestClient.ResponseSpec answer, HttpStatus expected) {
        return String.valueOf(answer.expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
