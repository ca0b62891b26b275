package marketplace.letters;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static marketplace.shared.AcrossCounties.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.compliance.DecideNotice;
import marketplace.compliance.DecideNotice.Hide;
import marketplace.compliance.FileNotice;
import marketplace.compliance.Ground;
import marketplace.compliance.Notice.Outcome;
import marketplace.compliance.Report;
import marketplace.compliance.TakeOffReview;
import marketplace.pages.Language;
import marketplace.reviews.BoughtTest;
import marketplace.reviews.ReviewId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the author of a review is told when the operator hides it (Art. 17 DSA). */
class ReviewLettersTest extends BoughtTest {
    @Autowired
    private FileNotice fileNotice;

    @Autowired
    private DecideNotice decide;

    @Autowired
    private TakeOffReview takeOff;

    @Autowired
    private Letters letters;

    @Autowired
    private NoticeLetters writer;

    @Autowired
    private Sql sql;

    @Test
    void she_is_told_why_and_what_she_can_do_and_later_that_it_is_shown_again() {
        var review = says(received(aGuest(), selling(kern, 480, 5)), stars(1, "Betrug!"))
                .review()
                .id();
        settle();
        sql.across(DUE, "test.empty", "delete from letters.letter").run().block();

        hidden(review);
        as(operator(), takeOff.giveBack(review).thenReturn(true));
        as(operator(), takeOff.giveBack(review).thenReturn(true));
        var told = told();

        assertThat(told).containsOnlyKeys(Kind.REVIEW_HIDDEN, Kind.REVIEW_GIVEN_BACK);
        var hidden = told.get(Kind.REVIEW_HIDDEN);
        assertThat(hidden.to()).isEqualTo(JOHANNA.mail());
        assertThat(hidden.subject()).isEqualTo("Ihre Bewertung für Bäckerei Kern ist verborgen");
        assertThat(hidden.body())
                .contains("Johanna Berger", "Falsche Behauptung", "Mensch hat entschieden", "sechs Monaten")
                .doesNotContain("Anna Kern");
        assertThat(told.get(Kind.REVIEW_GIVEN_BACK).subject()).contains("wieder zu sehen");
    }

    private void hidden(ReviewId review) {
        var report =
                new Report("/bewertung/" + review, Ground.OTHER, "Falsch.", "Anna Kern", "anna@kern.example", true);
        var notice = in(ERLENGRUND, () -> fileNotice.with(UUID.randomUUID(), Language.DE, report));
        var hide = new Hide(List.of(), List.of(review));
        as(
                operator(),
                decide.with(notice.id(), Outcome.ACTED, "Falsche Behauptung.", hide)
                        .thenReturn(true));
    }

    private SignedIn operator() {
        return signedIn(ERLENGRUND, person(ERLENGRUND).account(), new Grant(Role.OPERATOR, null));
    }

    private Map<Kind, Words> told() {
        settle();
        return in(
                ERLENGRUND,
                () -> letters.take(Clock.systemUTC().instant().plusSeconds(60)).flatMap(this::written));
    }

    private Mono<Map<Kind, Words>> written(List<Letter> taken) {
        return Flux.fromIterable(taken)
                .filter(letter -> letter.kind() == Kind.REVIEW_HIDDEN || letter.kind() == Kind.REVIEW_GIVEN_BACK)
                .concatMap(letter -> writer.write(letter).map(words -> Map.entry(letter.kind(), words)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
