package marketplace.withdrawals.web;

import static marketplace.withdrawals.WithdrawalFixture.anOrder;
import static marketplace.withdrawals.WithdrawalFixture.freshNumber;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.CoreTest;
import marketplace.orders.news.OrderPlaced;
import marketplace.outbox.CatchUp;
import marketplace.outbox.Outbox;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

class WithdrawalPagesTest extends CoreTest {
    private static final Pattern COMMAND = Pattern.compile("name=\"command\" value=\"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("action=\"(/betreiber/widerrufe/[^\"]+/bestellung)\"");
    private static final Pattern MOMENT = Pattern.compile("Eingegangen am <b>([^<]+)</b>");

    private final String number = freshNumber();

    @Autowired
    private Outbox outbox;

    @Autowired
    private ApplicationContext core;

    @Test
    void every_page_has_the_button_and_step_one_asks_only_what_the_law_allows() {
        var page = get(stranger(ERLENGRUND), "/agb", HttpStatus.OK);
        var form = get(stranger(ERLENGRUND), "/widerruf?nummer=" + number, HttpStatus.OK);

        assertThat(page).contains(">Vertrag widerrufen</a>");
        assertThat(form)
                .contains("<h1>Vertrag widerrufen</h1>", "value=\"" + number + "\"")
                .contains("name=\"name\"", "name=\"numbers\"", "name=\"contract\"", "name=\"part\"", "name=\"mail\"")
                .doesNotContain("Grund");
    }

    @Test
    void step_two_shows_what_is_declared_and_one_button_with_the_exact_words() {
        var page = post(stranger(ERLENGRUND), "/widerruf", words(number), HttpStatus.OK);

        var main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
        assertThat(main).contains("Vera Berger", number, "vera@example.org", "die ganze Bestellung");
        assertThat(main.split("<button", -1)).hasSize(2);
        assertThat(main).contains(">Widerruf bestätigen</button>");
    }

    @Test
    void sent_twice_the_second_answer_shows_the_moment_of_the_first() {
        var confirmed = confirmed(words(number));

        var first = post(stranger(ERLENGRUND), "/widerruf/bestaetigen", confirmed, HttpStatus.OK);
        var second = post(stranger(ERLENGRUND), "/widerruf/bestaetigen", confirmed, HttpStatus.OK);

        assertThat(momentIn(first)).isEqualTo(momentIn(second)).matches(".+ \\d{4}, \\d\\d:\\d\\d:\\d\\d Uhr ME(S)?Z");
    }

    @Test
    void nobody_learns_whether_an_order_exists() {
        var known = anOrder(freshNumber(), MerchantId.fresh(), 1, "PLACED");
        in(
                ERLENGRUND,
                () -> outbox.append(List.of(new OrderPlaced(known, Instant.now())))
                        .thenReturn(true));
        CatchUp.of(core, "withdrawals", "letters");

        var ofKnown =
                post(stranger(ERLENGRUND), "/widerruf/bestaetigen", confirmed(words(known.number())), HttpStatus.OK);
        var ofUnknown = post(stranger(ERLENGRUND), "/widerruf/bestaetigen", confirmed(words(number)), HttpStatus.OK);

        assertThat(withoutMoment(ofKnown, known.number())).isEqualTo(withoutMoment(ofUnknown, number));
    }

    @Test
    void what_is_missing_is_said_beside_its_field_and_nothing_is_lost() {
        var page = post(
                stranger(ERLENGRUND),
                "/widerruf",
                Map.of("name", "Vera Berger", "mail", "vera"),
                HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(page)
                .contains("value=\"Vera Berger\"", "id=\"f-mail-e\"", "aria-invalid=\"true\"", "href=\"#f-numbers\"")
                .contains("Bitte nennen Sie eine Bestellnummer oder beschreiben Sie den Vertrag.");
    }

    @Test
    void a_program_that_fills_in_everything_is_stopped_but_a_person_can_go_on() {
        var filled = new java.util.HashMap<>(words(number));
        filled.put("website", "https://example.org");

        var page = post(stranger(ERLENGRUND), "/widerruf", filled, HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(page).contains("Dieses Feld bleibt bitte leer", "value=\"Vera Berger\"");
    }

    @Test
    void somebody_signed_in_finds_her_name_filled_in() {
        var form = get(person(ERLENGRUND).browser(), "/widerruf", HttpStatus.OK);

        assertThat(form).contains("value=\"Vera Berger\"");
    }

    @Test
    void in_english_all_of_it_is_english() {
        var form = get(stranger(ERLENGRUND), "/en/widerruf", HttpStatus.OK);
        var second = post(stranger(ERLENGRUND), "/en/widerruf", words(number), HttpStatus.OK);

        assertThat(form).contains("<h1>Withdraw from contract</h1>");
        assertThat(second).contains(">Confirm withdrawal</button>");
    }

    @Test
    void the_model_form_can_be_printed() {
        assertThat(get(stranger(ERLENGRUND), "/widerruf/formular", HttpStatus.OK))
                .contains("Muster-Widerrufsformular", "Hiermit widerrufe(n) ich/wir (*)")
                .doesNotContain("{trader}");
    }

    @Test
    void a_merchants_list_opens_for_its_staff_and_for_nobody_else() {
        var merchant = MerchantId.fresh();
        var staff = new Grant(Role.MERCHANT_STAFF, merchant);
        var path = "/betrieb/" + merchant + "/widerrufe";
        in(
                ERLENGRUND,
                () -> outbox.append(List.of(new OrderPlaced(anOrder(number, merchant, 1, "PLACED"), Instant.now())))
                        .thenReturn(true));
        CatchUp.of(core, "withdrawals", "letters");
        post(stranger(ERLENGRUND), "/widerruf/bestaetigen", confirmed(words(number)), HttpStatus.OK);

        assertThat(get(person(ERLENGRUND, staff).browser(), path, HttpStatus.OK))
                .contains(number, "Vera Berger", "Geld zurück bis");
        get(stranger(ERLENGRUND), path, HttpStatus.UNAUTHORIZED);
        get(person(ERLENGRUND).browser(), path, HttpStatus.FORBIDDEN);
        get(
                person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, MerchantId.fresh()))
                        .browser(),
                path,
                HttpStatus.FORBIDDEN);
        assertThat(get(person(HOHENFELS, staff).browser(), path, HttpStatus.OK)).doesNotContain(number, "Vera Berger");
    }

    @Test
    void staff_settle_a_case_of_their_own_and_no_other() {
        var merchant = MerchantId.fresh();
        var staff = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, merchant));
        var path = "/betrieb/%s/widerrufe".formatted(merchant);
        in(
                ERLENGRUND,
                () -> outbox.append(List.of(new OrderPlaced(anOrder(number, merchant, 1, "PLACED"), Instant.now())))
                        .thenReturn(true));
        CatchUp.of(core, "withdrawals", "letters");
        post(stranger(ERLENGRUND), "/widerruf/bestaetigen", confirmed(words(number)), HttpStatus.OK);
        var action = first(
                Pattern.compile("action=\"(" + path + "/[^\"]+/erledigt)\""),
                get(staff.browser(), path, HttpStatus.OK));
        assertThat(get(staff.browser(), path, HttpStatus.OK))
                .containsPattern("href=\"/betrieb/%s/bestellungen/[0-9a-f-]{36}/erstatten\\?grund=WITHDRAWN\""
                        .formatted(merchant));

        var other = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, MerchantId.fresh()));
        post(other.browser(), action, Map.of("csrf", other.csrf()), HttpStatus.FORBIDDEN);
        post(staff.browser(), action, Map.of("csrf", staff.csrf()), HttpStatus.SEE_OTHER);

        assertThat(get(staff.browser(), path, HttpStatus.OK)).contains("erledigt</span>");
    }

    @Test
    void the_operators_copy_is_for_the_operator() {
        var merchant = MerchantId.fresh();
        post(stranger(ERLENGRUND), "/widerruf/bestaetigen", confirmed(words(number)), HttpStatus.OK);

        var page = get(
                person(ERLENGRUND, new Grant(Role.OPERATOR, null)).browser(), "/betreiber/widerrufe", HttpStatus.OK);

        assertThat(page).contains(number, "Keine passende Bestellung");
        get(stranger(ERLENGRUND), "/betreiber/widerrufe", HttpStatus.UNAUTHORIZED);
        get(
                person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, merchant)).browser(),
                "/betreiber/widerrufe",
                HttpStatus.FORBIDDEN);
        assertThat(get(
                        person(HOHENFELS, new Grant(Role.OPERATOR, null)).browser(),
                        "/betreiber/widerrufe",
                        HttpStatus.OK))
                .doesNotContain(number);
    }

    @Test
    void the_operator_finds_out_which_order_was_meant_and_its_merchant_gets_the_case() {
        var merchant = MerchantId.fresh();
        var operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
        var meant = "Brot vom " + UUID.randomUUID();
        in(
                ERLENGRUND,
                () -> outbox.append(List.of(new OrderPlaced(anOrder(number, merchant, 1, "PLACED"), Instant.now())))
                        .thenReturn(true));
        CatchUp.of(core, "withdrawals", "letters");
        var words = Map.of("name", "Vera Berger", "contract", meant, "mail", "vera@example.org");
        post(stranger(ERLENGRUND), "/widerruf/bestaetigen", confirmed(words), HttpStatus.OK);
        var list = get(operator.browser(), "/betreiber/widerrufe", HttpStatus.OK);
        var action = first(NAME, list.substring(list.indexOf(meant)));

        post(
                operator.browser(),
                action,
                Map.of("csrf", operator.csrf(), "number", freshNumber()),
                HttpStatus.UNPROCESSABLE_CONTENT);
        post(operator.browser(), action, Map.of("csrf", operator.csrf(), "number", number), HttpStatus.SEE_OTHER);

        var staff = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, merchant));
        assertThat(get(staff.browser(), "/betrieb/" + merchant + "/widerrufe", HttpStatus.OK))
                .contains(number, meant);
    }

    private Map<String, String> words(String numbers) {
        return Map.of("name", "Vera Berger", "numbers", numbers, "mail", "vera@example.org");
    }

    private Map<String, String> confirmed(Map<String, String> words) {
        var page = post(stranger(ERLENGRUND), "/widerruf", words, HttpStatus.OK);
        var all = new java.util.HashMap<>(words);
        all.put("command", UUID.fromString(first(COMMAND, page)).toString());
        return all;
    }

    private static String momentIn(String page) {
        return first(MOMENT, page);
    }

    private static String withoutMoment(String page, String number) {
        return page.replace(momentIn(page), "").replace(number, "");
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static String post(WebTestClient browser, String path, Map<String, String> fields, HttpStatus expected) {
        return body(sent(browser, path, fields), expected);
    }

    private static WebTestClient.ResponseSpec sent(WebTestClient browser, String path, Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::add);
        return browser.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData(form))
                .exchange();
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
