package marketplace.privacy;

import static marketplace.Visits.html;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.ApiKeys;
import marketplace.compliance.FileNotice;
import marketplace.compliance.Ground;
import marketplace.compliance.Report;
import marketplace.pages.Language;
import marketplace.shared.personal.PersonalData;
import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.DeclareWithdrawal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a resident takes along: all of hers, nothing of others. */
class MyDataTest extends ResidentTest {
    private static final String FILE = "/konto/daten/meine-daten.json";

    @Autowired
    private DeclareWithdrawal declare;

    @Autowired
    private FileNotice fileNotice;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JsonMapper json;

    @Autowired
    private List<PersonalData> parts;

    @Test
    void everything_she_has_is_in_one_document() {
        var her = resident();
        var bread = bread();
        var purchase = ordered(her, bread);
        handedOver(purchase);
        var order = ordersOf(purchase).getFirst();
        filled(her.owner(), Map.of(bread, 3));
        declared(her, order.contract().number().grouped());
        reported(her);
        settle();

        var document = taken(her);

        assertThat(document.path("format").asString()).isEqualTo("kreismarkt.my-data");
        assertThat(document.path("account").asString()).isEqualTo(her.account().toString());
        var data = document.path("data");
        assertThat(data.propertyNames())
                .containsAll(parts.stream().map(PersonalData::name).toList());
        assertThat(data.at("/account/0/profile/mail").asString())
                .isEqualTo(her.recipient().mail());
        assertThat(data.at("/account/0/sessions")).hasSize(1);
        assertThat(data.at("/purchases/0/recipient/street").asString())
                .isEqualTo(her.recipient().street());
        assertThat(data.at("/purchases/0/orders/0/totalCents").asLong())
                .isEqualTo(order.total().minor());
        assertThat(data.at("/purchases/0/orders/0/payment").asString()).isEqualTo("PROMISED");
        assertThat(data.at("/purchases/0/orders/0/lines/0/pieces").asInt()).isEqualTo(2);
        assertThat(data.at("/deliveries/0/place").asString()).isEqualTo("weidenbach");
        assertThat(data.at("/baskets/0/items/0/pieces").asInt()).isEqualTo(3);
        assertThat(data.at("/baskets/0/items/0/name").asString()).isNotEmpty();
        assertThat(data.at("/withdrawals/0/words/name").asString())
                .isEqualTo(her.recipient().familyName());
        assertThat(data.at("/notices/0/reasons").asString()).isEqualTo("Der Preis stimmt nicht.");
        assertThat(data.path("letters")
                        .valueStream()
                        .map(letter -> letter.path("kind").asString()))
                .contains("ORDER_RECEIPT", "CONFIRMATION", "ORDER_HANDED_OVER", "WITHDRAWAL_RECEIPT", "NOTICE_RECEIPT")
                .doesNotContain("NEW_ORDER", "WITHDRAWAL_CASE");
    }

    @Test
    void it_is_a_file_to_keep_and_a_page_to_print() {
        var her = resident();
        ordered(her, bread());

        var headers = her.person()
                .browser()
                .get()
                .uri(FILE)
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders();
        var page = html(her.person().browser(), "/konto/daten/alles");

        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION)).contains("attachment", "meine-daten.json");
        assertThat(headers.getFirst(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        assertThat(page).contains(her.words()).contains("9,60", "Warengruppe", "auf Rechnung", "Drucken");
        assertThat(html(her.person().browser(), "/konto")).contains("/konto/daten");
        assertThat(html(her.person().browser(), "/konto/daten")).contains(FILE, "acht Jahre", "/konto/loeschen");
    }

    @Test
    void it_holds_no_secret() {
        var her = resident();
        var purchase = ordered(her, bread());

        var text = taken(her).toString();

        assertThat(text).doesNotContain(her.person().csrf()).doesNotContain("\"" + purchase.pin() + "\"");
        assertThat(text).doesNotContain("hash", "csrf");
    }

    @Test
    void nobody_else_gets_anything_of_hers() {
        var her = resident();
        var purchase = ordered(her, bread());
        declared(her, ordersOf(purchase).getFirst().contract().number().grouped());
        var neighbour = resident();
        var elsewhere = resident(HOHENFELS, her.identity().subject());

        assertThat(taken(neighbour).toString()).doesNotContain(her.words());
        assertThat(taken(elsewhere).toString()).doesNotContain(her.recipient().street());
        looks(stranger(ERLENGRUND), FILE).expectStatus().isUnauthorized();
        looks(stranger(ERLENGRUND), "/api/v1/me/data").expectStatus().isUnauthorized();
    }

    @Test
    void a_key_of_a_merchant_is_nobody_to_take_anything_along() {
        var key = as(staffOf(ERLENGRUND, kern), keys.issue(kern, "Kasse", Set.of()));
        var till = stranger(ERLENGRUND)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(key.text()))
                .build();

        looks(till, "/api/v1/me/data").expectStatus().isForbidden();
        till.delete().uri("/api/v1/me").exchange().expectStatus().isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void an_address_nobody_has_proven_finds_nothing_that_carries_only_an_address() {
        var her = resident();
        reported(her);
        var impostor = resident();
        var claimed = new Identity(
                impostor.identity().subject(),
                "Eva",
                "Fremd",
                String.valueOf(her.recipient().mail()),
                false);
        in(ERLENGRUND, () -> accounts.signIn(claimed));

        assertThat(taken(impostor).at("/data/notices")).isEmpty();
        assertThat(taken(her).at("/data/notices")).hasSize(1);
    }

    @Test
    void who_names_her_order_in_a_declaration_of_his_own_keeps_his_words() {
        var her = resident();
        var purchase = ordered(her, bread());
        var other = resident();
        declared(other, ordersOf(purchase).getFirst().contract().number().grouped());

        var withdrawals = taken(her).at("/data/withdrawals");

        assertThat(withdrawals).hasSize(1);
        assertThat(withdrawals.at("/0/words").isMissingNode()).isTrue();
    }

    @Test
    void every_field_has_a_label_in_both_languages() {
        var her = resident();
        var purchase = ordered(her, bread());
        regularly(her, bread());
        declared(her, ordersOf(purchase).getFirst().contract().number().grouped());

        Stream.of("", "/en")
                .forEach(language -> assertThat(html(her.person().browser(), language + "/konto/daten/alles"))
                        .doesNotContainPattern("<b>[a-z]+[A-Z][A-Za-z]*:</b>"));
    }

    private void declared(Resident her, String number) {
        var words = new Declaration(
                her.recipient().familyName(),
                number,
                "",
                "",
                String.valueOf(her.recipient().mail()));
        in(ERLENGRUND, () -> declare.with(UUID.randomUUID(), Language.DE, words));
    }

    private void reported(Resident her) {
        var report = new Report(
                "/angebot/x",
                Ground.MISLEADING,
                "Der Preis stimmt nicht.",
                her.recipient().familyName(),
                String.valueOf(her.recipient().mail()),
                true);
        in(ERLENGRUND, () -> fileNotice.with(UUID.randomUUID(), Language.DE, report));
    }

    private JsonNode taken(Resident her) {
        return json.readTree(looks(her.person().browser(), FILE)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static WebTestClient.ResponseSpec looks(WebTestClient who, String path) {
        return who.get().uri(path).exchange();
    }
}
