package marketplace.compliance.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.compliance.FileNotice;
import marketplace.compliance.Ground;
import marketplace.compliance.NoticeId;
import marketplace.compliance.Report;
import marketplace.merchants.Merchants;
import marketplace.pages.Language;
import marketplace.reviews.BoughtTest;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** A review is hidden by deciding about a notice of it and by nothing else, and shown again. */
class HiddenReviewsTest extends BoughtTest {
    private static final String DESK = "/betreiber/bewertungen";

    @Autowired
    private FileNotice fileNotice;

    @Autowired
    private Merchants merchants;

    private final String words = "Betrug " + UUID.randomUUID();
    private Person operator;
    private String review;

    @BeforeEach
    void an_operator_and_a_review() {
        operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
        review = says(received(household(), selling(kern, 480, 5)), stars(1, words))
                .review()
                .id()
                .toString();
    }

    @Test
    void everybody_reports_it_from_where_it_stands() {
        var link = "/melden?seite=/bewertung/" + review;

        assertThat(html(stranger(ERLENGRUND), shop())).contains("href=\"" + link + "\"");
        assertThat(html(stranger(ERLENGRUND), link)).contains("/bewertung/" + review + "</textarea>");
    }

    @Test
    void a_notice_that_is_upheld_hides_the_review_it_names_and_the_operator_can_show_it_again() {
        var notice = reported();

        assertThat(html(operator.browser(), "/betreiber/meldungen"))
                .contains("1 von 5: " + words, "value=\"" + review + "\" checked");
        decided(notice, "ACTED");

        assertThat(html(stranger(ERLENGRUND), shop())).doesNotContain(words).contains("Noch hat niemand");
        stranger(ERLENGRUND)
                .get()
                .uri("/bewertung/" + review)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(html(operator.browser(), DESK)).contains(words, "Falsche Behauptung.");
        led(send(operator, DESK + "/" + review + "/zurueckgeben", Map.of()));
        assertThat(html(stranger(ERLENGRUND), shop())).contains(words);
        assertThat(html(operator.browser(), DESK)).doesNotContain(words);
        assertThat(html(operator.browser(), DESK + "?beendet=true")).contains(words, "Wieder gezeigt am");
    }

    @Test
    void a_notice_that_is_not_upheld_leaves_the_review() {
        decided(reported(), "KEPT");

        assertThat(html(stranger(ERLENGRUND), shop())).contains(words);
    }

    @Test
    void a_merchant_has_no_way_to_hide_one() {
        var baker = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        var notice = reported();

        send(
                        baker,
                        "/betreiber/meldungen/" + notice,
                        Map.of("outcome", "ACTED", "reasons", "Weg damit.", "hideReviews", review))
                .expectStatus()
                .isForbidden();
        baker.program()
                .delete()
                .uri("/api/v1/merchants/%s/reviews/%s".formatted(kern, review))
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isGreaterThanOrEqualTo(400));

        assertThat(html(stranger(ERLENGRUND), shop())).contains(words);
    }

    @Test
    void a_program_decides_and_lists_alike() {
        var body = Map.of("outcome", "ACTED", "reasons", "Falsche Behauptung.", "hideReviews", List.of(review));
        operator.program()
                .put()
                .uri("/api/v1/notices/" + reported() + "/decision")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isNoContent();

        operator.program()
                .get()
                .uri("/api/v1/operator/review-measures")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].review")
                .isEqualTo(review);
        var path = "/api/v1/operator/reviews/" + review + "/hiding";
        operator.program().delete().uri(path).exchange().expectStatus().isNoContent();
        operator.program().delete().uri(path).exchange().expectStatus().isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(html(stranger(ERLENGRUND), shop())).contains(words);
    }

    private NoticeId reported() {
        var report = new Report(
                "http://localhost/bewertung/" + review,
                Ground.MISLEADING,
                "Stimmt nicht.",
                "Anna Kern",
                "anna@kern.example",
                true);
        return in(ERLENGRUND, () -> fileNotice.with(UUID.randomUUID(), Language.DE, report))
                .id();
    }

    private void decided(NoticeId notice, String outcome) {
        var fields = Map.of("outcome", outcome, "reasons", "Falsche Behauptung.", "hideReviews", review);
        led(send(operator, "/betreiber/meldungen/" + notice, fields));
    }

    private String shop() {
        return "/laden/" + in(ERLENGRUND, () -> merchants.get(kern)).slug();
    }
}
