package marketplace.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import marketplace.reviews.ReviewId;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String MAIL = "vera@example.org";

    @Test
    void a_report_names_what_why_and_who() {
        var report = new Report(" /angebot/1 ", Ground.MISLEADING, "Allergene fehlen", "Vera Berger", MAIL, true);

        assertThat(report.about()).isEqualTo("/angebot/1");
        assertThat(report.isAnswerable()).isTrue();
    }

    @Test
    void who_reports_abuse_of_minors_may_stay_unnamed_and_nobody_else() {
        var unnamed = new Report("/laden/x", Ground.ABUSE_OF_MINORS, "…", "", "", true);

        assertThat(unnamed.isAnswerable()).isFalse();
        assertThatExceptionOfType(NoticeRefused.Incomplete.class)
                .isThrownBy(() -> new Report("/laden/x", Ground.HATE, "…", "", "", true));
    }

    @Test
    void without_the_word_that_it_is_meant_honestly_it_is_no_notice() {
        assertThatExceptionOfType(NoticeRefused.Incomplete.class)
                .isThrownBy(() -> new Report("/laden/x", Ground.OTHER, "…", "Vera Berger", MAIL, false));
    }

    @Test
    void a_review_is_named_by_its_address_in_whatever_language() {
        var one = "01931a2b-0000-7000-8000-0000000000d1";
        var other = "01931a2b-0000-7000-8000-0000000000d2";
        var about = "http://localhost/en/bewertung/%s und /bewertung/%s, /bewertung/%s".formatted(one, other, one);

        var report = new Report(about, Ground.HATE, "…", "Vera Berger", MAIL, true);

        assertThat(report.reviews()).containsExactly(ReviewId.of(one), ReviewId.of(other));
        assertThat(report.listings()).isEmpty();
    }

    @Test
    void a_report_does_not_tell_itself_to_logs() {
        assertThat(new Report("/laden/x", Ground.OTHER, "geheim", "Vera Berger", MAIL, true))
                .hasToString("Report[…]");
    }
}
