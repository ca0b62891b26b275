package marketplace.reviews.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.checkout.Owner;
import marketplace.merchants.Merchants;
import marketplace.orders.Purchases;
import marketplace.reviews.BoughtTest;
import marketplace.reviews.Rating;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The way of a review over pages and over the API: written, read, answered, taken back. */
class ReviewPagesTest extends BoughtTest {
    @Autowired
    private Merchants merchants;

    @Autowired
    private Purchases purchases;

    private Person johanna;
    private Received order;

    @BeforeEach
    void a_loaf_of_bread_that_was_handed_over() {
        johanna = person(ERLENGRUND);
        order = received(new Owner(johanna.account(), null), selling(kern, 480, 5));
    }

    @Test
    void the_page_of_a_purchase_leads_to_the_form_once_she_has_it() {
        var open = ordered(new Owner(johanna.account(), null), selling(rau, 480, 5));
        var browser = johanna.browser();

        assertThat(html(browser, "/einkauf/" + order.purchase().id()))
                .contains("href=\"" + order.path() + "\"", "Bewerten");
        assertThat(html(browser, "/einkauf/" + open.purchase().id())).doesNotContain("/bewerten/");
        browser.get()
                .uri(open.path())
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("sobald Ihnen die Bestellung übergeben wurde"));
    }

    @Test
    void what_she_wrote_stands_on_the_pages_of_shop_and_listing_with_how_it_was_checked() {
        assertThat(html(stranger(ERLENGRUND), "/laden/" + slug()))
                .contains("Noch hat niemand etwas geschrieben", "Geprüft:");
        assertThat(html(stranger(ERLENGRUND), listing()))
                .contains("Noch hat niemand dieses Angebot bewertet")
                .doesNotContain("aggregateRating");

        var back = led(send(
                johanna,
                order.path(),
                Map.of(
                        "stars",
                        "4",
                        "words",
                        "Kruste <b>gut</b>.\r\n\r\nGern wieder.",
                        "named",
                        "true",
                        "stars-" + order.listing(),
                        "5")));

        assertThat(back).isEqualTo("/einkauf/" + order.purchase().id());
        assertThat(html(stranger(ERLENGRUND), "/laden/" + slug()))
                .contains(
                        "<b>4,0</b> von 5 aus einer Bewertung",
                        "Johanna B.",
                        "Kruste &lt;b&gt;gut&lt;/b&gt;.",
                        "4 von 5 Sternen");
        assertThat(html(stranger(ERLENGRUND), listing()))
                .contains("<b>5,0</b> von 5 aus einer Bewertung", "5 von 5 Sternen", "Geprüft:")
                .contains("\"aggregateRating\":{", "\"ratingValue\":5.0", "\"ratingCount\":1");
        assertThat(html(stranger(ERLENGRUND), listing() + "/bewertungen")).contains("Gern wieder.");
        assertThat(html(stranger(ERLENGRUND), "/en/laden/" + slug() + "/bewertungen"))
                .contains("from one review", "Checked:");
    }

    @Test
    void results_and_similar_listings_say_what_buyers_think_of_them_and_how_that_was_checked() {
        var loaf = received(
                new Owner(johanna.account(), null),
                selling(kern, bread -> bread.called("Sternenlaib").at(480, 5)));
        var stars = "<b>3,0</b> von 5 aus einer Bewertung";

        assertThat(html(stranger(ERLENGRUND), "/suche?q=Sternenlaib"))
                .contains("Sternenlaib")
                .doesNotContain("von 5 aus", "Geprüft:");
        led(send(johanna, loaf.path(), Map.of("stars", "4", "words", "Gut.", "stars-" + loaf.listing(), "3")));

        assertThat(html(stranger(ERLENGRUND), "/suche?q=Sternenlaib")).contains(stars, "Geprüft:");
        assertThat(html(stranger(ERLENGRUND), "/~simple/suche?q=Sternenlaib")).contains(stars, "Geprüft:");
    }

    @Test
    void without_stars_the_form_comes_back_with_her_words() {
        var page = mended(send(johanna, order.path(), Map.of("words", "Nur Worte.")));

        assertThat(page)
                .contains("Bitte wählen Sie einen bis fünf Sterne.", "Nur Worte.</textarea>", "href=\"#f-stars\"");
    }

    @Test
    void she_sees_what_she_said_changes_it_and_takes_it_back() {
        led(send(johanna, order.path(), Map.of("stars", "2", "words", "Zu salzig.")));

        assertThat(html(johanna.browser(), order.path()))
                .contains("Zu salzig.</textarea>", "Bewertung ändern", "value=\"2\" checked");
        led(send(johanna, order.path() + "/zuruecknehmen", Map.of()));

        assertThat(html(stranger(ERLENGRUND), "/laden/" + slug())).doesNotContain("Zu salzig.");
        assertThat(html(johanna.browser(), order.path()))
                .contains("Bewertung veröffentlichen")
                .doesNotContain("Zu salzig.");
    }

    @Test
    void a_guest_comes_by_the_link_of_her_letter() {
        var guests = received(aGuest(), selling(kern, 480, 5));
        var pass = in(ERLENGRUND, () -> purchases.issuePass(guests.purchase().id()));

        assertThat(html(stranger(ERLENGRUND), guests.path() + "?pass=" + pass.text()))
                .contains("Bäckerei Kern bewerten");
        stranger(ERLENGRUND)
                .get()
                .uri(guests.path())
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isNotFound();
        put(stranger(ERLENGRUND), guests, pass.text())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.review.stars")
                .isEqualTo(3);
        put(stranger(ERLENGRUND), guests, null).expectStatus().isNotFound();
    }

    @Test
    void a_program_reads_all_of_it_and_takes_it_back() {
        var none = Map.of(
                "stars",
                5,
                "listings",
                List.of(Map.of("listing", order.listing().toString(), "stars", 6)));
        johanna.program()
                .put()
                .uri(order.api())
                .bodyValue(none)
                .exchange()
                .expectStatus()
                .isBadRequest();
        var said = says(order, new Rating(3, "Nun ja.", false, Map.of(order.listing(), 2)));

        get(johanna.program(), order.api()).jsonPath("$.listings[0].stars").isEqualTo(2);
        get(stranger(ERLENGRUND), "/api/v1/merchants/" + kern + "/reviews")
                .jsonPath("$.items[0].words")
                .isEqualTo("Nun ja.");
        get(stranger(ERLENGRUND), "/api/v1/listings/" + order.listing() + "/reviews")
                .jsonPath("$.items[0].stars")
                .isEqualTo(2);
        get(stranger(ERLENGRUND), "/api/v1/listings/" + order.listing() + "/rating")
                .jsonPath("$.average")
                .isEqualTo(2.0);
        get(stranger(ERLENGRUND), "/api/v1/reviews/" + said.review().id())
                .jsonPath("$.author")
                .isEqualTo("");
        johanna.program().delete().uri(order.api()).exchange().expectStatus().isNoContent();
        johanna.program().get().uri(order.api()).exchange().expectStatus().isNotFound();
    }

    @Test
    void the_merchant_reads_and_answers_at_her_desk() {
        var review = says(order, stars(2, "Zu dunkel gebacken.")).review();
        var baker = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        var desk = "/betrieb/" + kern + "/bewertungen";
        var path = desk + "/" + review.id() + "/antwort";

        assertThat(html(baker.browser(), desk))
                .contains("Zu dunkel gebacken.", "action=\"" + path + "\"")
                .doesNotContain("verbergen");
        assertThat(mended(send(baker, path, Map.of("words", " ")))).contains("Bitte schreiben Sie eine Antwort");
        assertThat(led(send(baker, path, Map.of("words", "Morgen wird er heller."))))
                .isEqualTo(desk);

        assertThat(html(stranger(ERLENGRUND), "/bewertung/" + review.id()))
                .contains("Morgen wird er heller.", "Antwort: Bäckerei Kern");
        led(send(baker, path + "/zuruecknehmen", Map.of()));
        assertThat(html(stranger(ERLENGRUND), "/bewertung/" + review.id())).doesNotContain("Morgen wird er heller.");
    }

    private String slug() {
        return in(ERLENGRUND, () -> merchants.get(kern)).slug();
    }

    private String listing() {
        return "/angebot/" + order.listing();
    }

    private static WebTestClient.BodyContentSpec get(WebTestClient client, String path) {
        return client.get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    private static WebTestClient.ResponseSpec put(WebTestClient client, Received what, String pass) {
        var request = client.put().uri(what.api());
        return (pass == null ? request : request.header("Purchase-Pass", pass))
                .bodyValue(Map.of("stars", 3))
                .exchange();
    }
}
