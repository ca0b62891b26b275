package marketplace.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import marketplace.CoreTest;
import marketplace.TestTokens;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;

class CountyPagesTest extends CoreTest {
    private static final Grant OFFICER = new Grant(Role.COUNTY_OFFICER, null);

    @Autowired
    private Accounts accounts;

    @Autowired
    private GrantRole grantRole;

    @Test
    void the_officer_sees_what_matters_at_once() {
        var html = page(officer(), "/kreis");

        assertThat(html)
                .contains(
                        "Kreismarkt in Zahlen",
                        "Landkreis Erlengrund",
                        "Weidenbach",
                        "data-follow=\"/kreis/jetzt?zeitraum=")
                .contains("Wen erreichen wir?", "Umsatz", "Aktive Betriebe")
                .doesNotContain(" style=", "null\"", "Eckstadt", "Was gekauft wird");
    }

    @ParameterizedTest
    @CsvSource({
        "orte, Wie weit ist der nächste Laden?",
        "umsatz, Umsatz aller Betriebe zusammen",
        "wege, Gebracht oder geholt",
        "sortiment, Was gekauft wird",
        "suche, Noch kein Wort wurde fünfmal gesucht.",
        "daten, Offene Daten"
    })
    void the_rest_is_a_tab_away_for_the_same_period(String view, String shown) {
        var html = page(officer(), "/kreis?zeitraum=2026-W48&schritte=MONTH&teil=" + view);

        assertThat(html)
                .contains(shown, "/kreis?teil=orte&amp;zeitraum=2026-W48&amp;schritte=MONTH")
                .doesNotContain("Wen erreichen wir?", " style=", "null\"");
    }

    @Test
    void the_same_in_english() {
        assertThat(page(officer(), "/en/kreis")).contains("The market in figures", "Whom do we reach?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-W48", "2026-11", "2026-Q4"})
    void a_week_a_month_and_a_quarter_can_be_asked_for(String period) {
        assertThat(page(officer(), "/kreis?schritte=MONTH&zeitraum=" + period)).contains("value=\"" + period + "\"");
    }

    @Test
    void another_period_is_refused() {
        get(machine(ERLENGRUND, OFFICER), "/api/v1/county/figures?period=2026-W99")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time",
                "places",
                "municipalities",
                "distances",
                "ways",
                "channels",
                "categories",
                "outcomes",
                "searches",
                "unreached"
            })
    void every_table_can_be_taken_along(String table) {
        get(officer(), "/kreis/daten/" + table + ".csv")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .value(csv -> assertThat(csv).startsWith("period,"));
    }

    @Test
    void there_is_no_table_of_merchants() {
        get(officer(), "/kreis/daten/merchants.csv").expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kreis", "/kreis/daten/places.csv", "/kreis/jetzt"})
    void nobody_but_the_officer_gets_in(String path) {
        get(person(ERLENGRUND).browser(), path).expectStatus().isForbidden();
        get(person(ERLENGRUND, new Grant(Role.OPERATOR, null)).browser(), path)
                .expectStatus()
                .isForbidden();
        get(
                        person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, MerchantId.fresh()))
                                .browser(),
                        path)
                .expectStatus()
                .isForbidden();
        assertThat(status(stranger(ERLENGRUND), path)).isIn(302, 303, 401);
        assertThat(status(elsewhere(person(HOHENFELS, OFFICER).browser()), path))
                .isIn(302, 303, 401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/county/figures", "/api/v1/county/figures/places.csv"})
    void the_api_answers_the_officer_alone(String path) {
        get(stranger(ERLENGRUND), path).expectStatus().isUnauthorized();
        get(machine(ERLENGRUND), path).expectStatus().isForbidden();
        get(machine(ERLENGRUND, new Grant(Role.OPERATOR, null)), path)
                .expectStatus()
                .isForbidden();
        get(machine(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, MerchantId.fresh())), path)
                .expectStatus()
                .isForbidden();
        get(elsewhere(machine(HOHENFELS, OFFICER)), path).expectStatus().isForbidden();
        get(machine(ERLENGRUND, OFFICER), path).expectStatus().isOk();
    }

    @Test
    void a_stream_tells_the_page_when_to_look() {
        var first = officer()
                .get()
                .uri("/kreis/jetzt")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .blockFirst();

        assertThat(first.event()).isEqualTo("look");
    }

    private WebTestClient officer() {
        return person(ERLENGRUND, OFFICER).browser();
    }

    /** The same person at the other county's host. */
    private WebTestClient elsewhere(WebTestClient client) {
        return client.mutate()
                .defaultHeaders(headers -> headers.set(
                        HttpHeaders.HOST, headers.getFirst(HttpHeaders.HOST).replace("hohenfels.", "")))
                .build();
    }

    private WebTestClient machine(CountyCode county, Grant... grants) {
        var subject = UUID.randomUUID().toString();
        var identity = new Identity(subject, "Vera", "Berger", subject + "@example.org", false);
        var account = in(county, () -> accounts.signIn(identity));
        for (var grant : grants) {
            in(county, () -> grantRole.to(account, grant));
        }
        return stranger(county)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(TestTokens.of(subject, "openid")))
                .build();
    }

    private static String page(WebTestClient client, String path) {
        return get(client, path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static WebTestClient.ResponseSpec get(WebTestClient client, String path) {
        return client.get().uri(path).exchange();
    }

    private static int status(WebTestClient client, String path) {
        return get(client, path).returnResult(Void.class).getStatus().value();
    }
}
