package marketplace.checkout.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import marketplace.catalog.ListingFixture;
import marketplace.checkout.MarketTest;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** The checkout of the simple view: one question a page, nothing lost between them, the same order at the end. */
class OneQuestionAtATimeTest extends MarketTest {
    private static final String BUTTON = "<button class=\"btn btn--order\">Zahlungspflichtig bestellen</button>";
    private static final Map<String, Map<String, String>> ANSWERS = answers();

    @Test
    void she_is_asked_who_where_how_when_and_by_what_she_pays_and_ends_at_her_purchase() {
        var guest = with(selling(kern, 480, 5));

        assertThat(onward(guest, "/~simple/kasse")).isEqualTo("/~simple/kasse?frage=weiter");
        assertThat(onward(guest, "/~simple/kasse?frage=weiter")).isEqualTo("/~simple/kasse?frage=wer");
        assertThat(html(guest, "/~simple/kasse?frage=wer")).contains("Schritt 1 von 6", "<h1>Wie heißen Sie?</h1>");
        assertThat(answer(guest, "wer")).isEqualTo("/~simple/kasse?frage=wo");
        assertThat(answer(guest, "wo")).isEqualTo("/~simple/kasse?frage=erreichbar");
        assertThat(answer(guest, "erreichbar")).isEqualTo("/~simple/kasse?frage=uebergabe");
        assertThat(answer(guest, "uebergabe")).isEqualTo("/~simple/kasse?frage=zahlen");
        assertThat(answer(guest, "zahlen")).isEqualTo("/~simple/kasse?frage=pruefen");
        var page = html(guest, "/~simple/kasse?frage=pruefen");

        assertThat(page)
                .contains("Johanna Berger<br>Lindenweg 7<br>99998 Weidenbach", "auf Rechnung", "Selbst abholen");
        var purchase = led(sent(guest, "/~simple/kasse", hidden(page)));
        assertThat(purchase).startsWith("/~simple/einkauf/");
        assertThat(html(guest, purchase)).contains("Bäckerei Kern", "PIN");
    }

    @Test
    void what_the_law_wants_said_stands_above_the_button_and_nothing_below_it() {
        var guest = answered(with(selling(kern, 480, 5)));

        var page = html(guest, "/~simple/kasse?frage=pruefen");

        assertThat(page.substring(0, page.indexOf(BUTTON)))
                .contains("/kasse/mitteilung", "Bäckerei Kern, Inhaberin Anna Kern", "Vertrag mit Bäckerei Kern")
                .contains("inkl. 7", "/widerruf\">Widerrufsbelehrung", "/vertragsschluss", "Zusammen</dt><dd>4,80");
        assertThat(page.substring(page.indexOf(BUTTON), page.indexOf("</form>", page.indexOf(BUTTON))))
                .isEqualToIgnoringWhitespace(BUTTON + "</section>");
    }

    @Test
    void going_back_or_to_the_usual_view_loses_nothing() {
        var guest = with(selling(kern, 480, 5));
        answer(guest, "wer");
        var half = form(Map.of("street", "Lindenweg 7", "postcode", "", "zurueck", "1"));

        assertThat(led(sent(guest, "/~simple/kasse?frage=wo", half))).isEqualTo("/~simple/kasse?frage=wer");

        assertThat(html(guest, "/~simple/kasse?frage=wer")).contains("value=\"Johanna\"");
        assertThat(html(guest, "/~simple/kasse?frage=wo")).contains("value=\"Lindenweg 7\"");
        assertThat(onward(guest, "/kasse?frage=wo")).isEqualTo("/kasse");
        assertThat(html(guest, "/kasse")).contains("value=\"Johanna\"", "value=\"Lindenweg 7\"");
    }

    @Test
    void what_is_missing_is_said_where_it_is_missing_and_no_question_is_skipped() {
        var guest = with(selling(kern, 480, 5));
        answer(guest, "wer");

        var page = mended(sent(guest, "/~simple/kasse?frage=wo", form(Map.of("street", " "))));

        assertThat(page)
                .contains("Bitte Straße und Hausnummer.", "Bitte fünf Ziffern")
                .doesNotContain("Vornamen");
        assertThat(onward(guest, "/~simple/kasse?frage=pruefen")).isEqualTo("/~simple/kasse?frage=wo");
    }

    @Test
    void one_answer_is_changed_from_the_last_page_and_leads_back_there() {
        var guest = answered(with(selling(kern, 480, 5)));
        var other = form(Map.of("givenName", "Hanna", "familyName", "Berger"));

        assertThat(html(guest, "/~simple/kasse?frage=pruefen"))
                .contains("href=\"/~simple/kasse?frage=wer&amp;aendern=1\"");
        assertThat(html(guest, "/~simple/kasse?frage=wer&aendern=1"))
                .contains("action=\"/~simple/kasse?frage=wer&amp;aendern=1\"");
        assertThat(led(sent(guest, "/~simple/kasse?frage=wer&aendern=1", other)))
                .isEqualTo("/~simple/kasse?frage=pruefen");
        assertThat(html(guest, "/~simple/kasse?frage=pruefen")).contains("Hanna Berger");
    }

    @Test
    void a_price_that_changed_is_told_on_the_last_page_and_nothing_is_ordered() {
        var bread = selling(kern, 480, 5);
        var guest = answered(with(bread));
        var form = hidden(html(guest, "/~simple/kasse?frage=pruefen"));
        reprice(bread, 520);

        var page = String.valueOf(sent(guest, "/~simple/kasse", form)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        assertThat(page).contains("<h1>Stimmt alles?</h1>", "kostet jetzt", "Es wurde nichts bestellt");
        assertThat(led(sent(guest, "/~simple/kasse", hidden(page)))).startsWith("/~simple/einkauf/");
    }

    @Test
    void what_cannot_be_paid_so_is_asked_again_with_the_reason() {
        onAccount(400);
        var guest = answered(with(selling(kern, 480, 5)));

        var page = mended(sent(guest, "/~simple/kasse", hidden(html(guest, "/~simple/kasse?frage=pruefen"))));

        assertThat(page).contains("<h1>Wie möchten Sie bezahlen?</h1>", "höchstens 4,00");
    }

    @Test
    void what_is_for_adults_asks_for_her_age_with_her_name() {
        var guest = with(selling(kern, ListingFixture::fromEighteen));
        var young = form(Map.of("givenName", "Johanna", "familyName", "Berger"));

        var page = mended(sent(guest, "/~simple/kasse?frage=wer", young));
        var grown = form(Map.of("givenName", "Johanna", "familyName", "Berger", "ofAge", "1"));

        assertThat(page).contains("Ich bin mindestens 18 Jahre alt", "Bitte bestätigen Sie Ihr Alter.");
        assertThat(led(sent(guest, "/~simple/kasse?frage=wer", grown))).isEqualTo("/~simple/kasse?frage=wo");
    }

    @Test
    void the_basket_has_one_way_on_and_one_back_for_more() {
        var page = html(with(selling(kern, 480, 5)), "/~simple/korb");

        assertThat(page)
                .contains("4,80", "href=\"/~simple/kasse\"", "href=\"/~simple/suche\"", "href=\"tel:")
                .contains("Zahlung, ohne Aufschlag: auf Rechnung")
                .doesNotContain("name=\"handOver\"", "hx-get");
    }

    @Test
    void answers_are_seen_by_nobody_else_and_go_once_she_has_ordered() {
        var guest = answered(with(selling(kern, 480, 5)));
        var page = html(guest, "/~simple/kasse?frage=pruefen");

        assertThat(html(with(selling(rau, 480, 5)), "/~simple/kasse?frage=wer")).doesNotContain("Johanna");
        assertThat(onward(stranger(ERLENGRUND), "/~simple/kasse?frage=wer")).isEqualTo("/~simple/korb");
        assertThat(led(sent(guest, "/~simple/kasse", hidden(page)))).startsWith("/~simple/einkauf/");

        owner("""
            set app.county = '99001';
            do $$ begin if exists (select from checkout.answer where basket = '%s') then raise 'answers are left'; end if; end $$
            """.formatted(hidden(page).getFirst("basket")));
    }

    private static Map<String, Map<String, String>> answers() {
        var answers = new LinkedHashMap<String, Map<String, String>>();
        answers.put("wer", Map.of("givenName", "Johanna", "familyName", "Berger"));
        answers.put("wo", Map.of("street", "Lindenweg 7", "postcode", "99998", "place", "weidenbach"));
        answers.put("erreichbar", Map.of("mail", "johanna@example.org"));
        answers.put("uebergabe", Map.of("handOver", "pickup"));
        answers.put("zahlen", Map.of("payBy", "ON_ACCOUNT"));
        return answers;
    }

    private WebTestClient answered(WebTestClient guest) {
        ANSWERS.keySet().forEach(question -> answer(guest, question));
        return guest;
    }

    private String answer(WebTestClient guest, String question) {
        return led(sent(guest, "/~simple/kasse?frage=" + question, form(ANSWERS.get(question))));
    }

    private WebTestClient with(VariantId variant) {
        var guest = stranger(ERLENGRUND);
        var answer = guest.post()
                .uri("/~simple/korb")
                .body(BodyInserters.fromFormData("variant", variant.toString()))
                .exchange()
                .expectStatus()
                .isSeeOther()
                .returnResult(String.class);
        var cookie = answer.getResponseCookies().getFirst("session").getValue();
        return guest.mutate().defaultCookie("session", cookie).build();
    }

    private static LinkedMultiValueMap<String, String> form(Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::set);
        return form;
    }

    /** What the last page sends by itself. */
    private static LinkedMultiValueMap<String, String> hidden(String page) {
        var form = new LinkedMultiValueMap<String, String>();
        Pattern.compile("type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")
                .matcher(page)
                .results()
                .forEach(field -> form.set(field.group(1), field.group(2) == null ? "" : field.group(2)));
        return form;
    }

    /** Where a page sends her instead. */
    private static String onward(WebTestClient browser, String path) {
        return String.valueOf(browser.get()
                .uri(path)
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isSeeOther()
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation());
    }

    private static ResponseSpec sent(WebTestClient browser, String path, LinkedMultiValueMap<String, String> form) {
        return browser.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData(form))
                .exchange();
    }
}
