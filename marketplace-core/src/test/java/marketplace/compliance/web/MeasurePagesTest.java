package marketplace.compliance.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.catalog.ListingRefused;
import marketplace.checkout.MarketTest;
import marketplace.compliance.FileNotice;
import marketplace.compliance.Ground;
import marketplace.compliance.NoticeId;
import marketplace.compliance.Report;
import marketplace.pages.Language;
import marketplace.shared.ListingId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator hides listings and gives them back, by himself and because of a notice. */
class MeasurePagesTest extends MarketTest {
    private static final String DESK = "/betreiber/angebote";

    @Autowired
    private FileNotice fileNotice;

    private final String title = "Honig " + UUID.randomUUID();
    private Person operator;
    private ListingId listing;

    @BeforeEach
    void an_operator_and_a_listing() {
        operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
        var variant = selling(kern, one -> one.called(title).at(480, 5));
        listing = in(ERLENGRUND, () -> variants.of(List.of(variant))).getFirst().listing();
    }

    @Test
    void a_listing_found_by_its_address_is_hidden_with_reasons_and_given_back() {
        var address = "http://localhost:8080/en/angebot/" + listing;
        var found =
                operator.browser().get().uri(DESK + "/suche?adresse=" + address).exchange();
        var page = led(found);

        assertThat(html(operator.browser(), page)).contains(title, "Bäckerei Kern", "gezeigt");
        assertThat(mended(send(operator, page + "/verbergen", Map.of("reasons", " "))))
                .contains("f-reasons-e");
        led(send(operator, page + "/verbergen", Map.of("reasons", "Die Herkunft fehlt (HonigV).")));
        led(send(operator, page + "/verbergen", Map.of("reasons", "Noch einmal.")));

        assertThat(word()).isEqualTo("hidden");
        stranger(ERLENGRUND)
                .get()
                .uri("/angebot/" + listing)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(html(operator.browser(), DESK))
                .contains(title, "Die Herkunft fehlt (HonigV).")
                .doesNotContain("Noch einmal.");
        assertThatExceptionOfType(ListingRefused.IsHidden.class)
                .isThrownBy(() -> as(staffOf(ERLENGRUND, kern), editListing.publish(listing)));
        led(send(operator, page + "/zurueckgeben", Map.of()));
        as(staffOf(ERLENGRUND, kern), editListing.publish(listing));
        assertThat(word()).isEqualTo("published");
        assertThat(html(operator.browser(), DESK)).doesNotContain(title);
        assertThat(html(operator.browser(), DESK + "?beendet=true")).contains(title);
    }

    @Test
    void a_notice_that_is_upheld_takes_the_listing_it_names_off_the_market() {
        var notice = reported("/angebot/" + listing);

        var desk = html(operator.browser(), "/betreiber/meldungen");
        var fields = Map.of("outcome", "ACTED", "reasons", "Die Herkunft fehlt.", "hide", listing.toString());
        led(send(operator, "/betreiber/meldungen/" + notice, fields));

        assertThat(desk).contains("value=\"" + listing + "\" checked");
        assertThat(word()).isEqualTo("hidden");
        assertThat(html(operator.browser(), DESK + "/" + listing))
                .contains("nach einer Meldung", "Die Herkunft fehlt.");
    }

    @Test
    void a_notice_that_is_not_upheld_hides_nothing() {
        var notice = reported("/angebot/" + listing);

        var fields = Map.of("outcome", "KEPT", "reasons", "Es stimmt.", "hide", listing.toString());
        led(send(operator, "/betreiber/meldungen/" + notice, fields));

        assertThat(word()).isEqualTo("published");
    }

    @Test
    void every_page_of_the_operators_says_how_many_notices_wait() {
        reported("/angebot/" + listing);

        assertThat(html(operator.browser(), "/betreiber/betriebe"))
                .containsPattern(
                        "href=\"/betreiber/meldungen\"[^>]*>Meldungen <span class=\"badge badge--warn\">[0-9]+<");
    }

    @Test
    void what_is_no_address_of_a_listing_is_said_at_the_field() {
        operator.browser()
                .get()
                .uri(DESK + "/suche?adresse=Honig")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("f-adresse-e"));
    }

    private NoticeId reported(String about) {
        var report = new Report(about, Ground.MISLEADING, "Falsch.", "Vera", "vera@example.org", true);
        return in(ERLENGRUND, () -> fileNotice.with(UUID.randomUUID(), Language.DE, report))
                .id();
    }

    private String word() {
        return in(ERLENGRUND, () -> listings.get(listing)).state().word();
    }
}
