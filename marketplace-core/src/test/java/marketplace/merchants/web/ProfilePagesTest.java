package marketplace.merchants.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.CoreTest;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.merchants.Stall;
import marketplace.shared.MerchantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class ProfilePagesTest extends CoreTest {
    private static final Map<String, String> FILLED = Map.ofEntries(
            Map.entry("name", "Backhaus Huber"),
            Map.entry("trade", "bakery"),
            Map.entry("ways", "PICKUP"),
            Map.entry("legal.name", "Backhaus Huber, Inhaber Max Huber"),
            Map.entry("legal.form", "Einzelunternehmen"),
            Map.entry("legal.representative", "Max Huber"),
            Map.entry("legal.vatId", "DE 123456789"),
            Map.entry("address.street", "Hauptstraße 1"),
            Map.entry("address.postcode", "99998"),
            Map.entry("address.town", "Weidenbach"),
            Map.entry("address.place", "weidenbach"),
            Map.entry("contact.phone", "+496990009299"),
            Map.entry("contact.mail", "huber@example.org"));

    @Autowired
    private Merchants merchants;

    @Autowired
    private Stall stall;

    @Test
    void a_business_begins_fills_in_and_sends_off_within_a_few_forms() {
        var baker = person(ERLENGRUND);
        assertThat(html(baker.browser(), "/mitmachen")).contains("name=\"trade\"", "Bäckerei");

        var profile = location(send(baker, "/mitmachen", Map.of("name", "Backhaus Huber", "trade", "bakery")));
        assertThat(html(baker.browser(), profile)).contains("Backhaus Huber", "Umsatzsteuer-ID", "im Aufbau");
        location(send(baker, profile, FILLED));
        location(send(
                baker,
                profile + "/zeiten",
                Map.of("monday", "8–12:30, 14–18", "exceptions", "24.12.2026 8–12\n31.12.2026", "holidays", "CLOSED")));
        location(send(baker, profile + "/steuer", Map.of("status", "SMALL_BUSINESS")));
        location(send(baker, profile + "/erklaerungen", Map.of("trader", "yes", "lawfulOnly", "yes", "terms", "yes")));
        location(send(baker, profile + "/einreichen", Map.of()));

        var huber = huber(profile);
        assertThat(huber.state().word()).isEqualTo("in-review");
        assertThat(huber.hours().weekly()).hasSize(2);
        assertThat(huber.hours().exceptions()).hasSize(2);
        assertThat(huber.profile().address().point()).isEqualTo(WEIDENBACH.point());
        assertThat(html(baker.browser(), profile))
                .contains("in Prüfung", "08:00–12:30, 14:00–18:00", "24.12.2026 08:00–12:00");
    }

    @Test
    void what_does_not_fit_is_said_at_its_field_in_german() {
        var baker = person(ERLENGRUND);
        var profile = location(send(baker, "/mitmachen", Map.of("name", "Backhaus Meier", "trade", "bakery")));

        var wrong = send(baker, profile + "/zeiten", Map.of("monday", "ganztags", "holidays", "CLOSED"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(wrong).contains("Bitte Zeiten wie 8–12:30, 14–18.", "aria-invalid=\"true\"");
        send(baker, profile + "/einreichen", Map.of()).expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void somebody_elses_profile_stays_shut() {
        var merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        var stranger = person(ERLENGRUND);
        var path = "/betrieb/" + merchant + "/profil";

        stranger.browser()
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isForbidden();
        send(stranger, path, FILLED).expectStatus().isForbidden();
        stranger(ERLENGRUND)
                .post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("name=x")
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(303, 401));
    }

    private Merchant huber(String path) {
        return in(
                ERLENGRUND,
                () -> merchants.get(MerchantId.of(List.of(path.split("/")).get(2))));
    }

    private static WebTestClient.ResponseSpec send(Person person, String path, Map<String, String> fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        fields.forEach(form::add);
        form.add("csrf", person.csrf());
        return person.browser()
                .post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .bodyValue(form)
                .exchange();
    }

    private static String location(WebTestClient.ResponseSpec answer) {
        var location = answer.expectStatus()
                .isSeeOther()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation();
        return String.valueOf(location).replaceAll("\\?.*", "");
    }

    private static String html(WebTestClient browser, String path) {
        return browser.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
