package marketplace.counties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import marketplace.CoreTest;
import marketplace.counties.LegalText.Kind;
import marketplace.counties.LegalTexts.Publication;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LegalTextsTest extends CoreTest {
    @Autowired
    private LegalTexts texts;

    @Test
    void a_county_begins_with_every_text_in_both_languages_and_no_blank_but_those_of_an_order() {
        var german = in(ERLENGRUND, () -> texts.validAt(Instant.now(), Language.DE));
        var english = in(ERLENGRUND, () -> texts.validAt(Instant.now(), Language.EN));

        assertThat(german.all()).hasSize(Kind.values().length);
        assertThat(english.all()).hasSize(Kind.values().length);
        assertThat(in(ERLENGRUND, () -> texts.get(Kind.TERMS, Language.DE, 1)).body())
                .contains("Landkreis Erlengrund")
                .doesNotContain("{");
    }

    @Test
    void what_was_agreed_stays_readable_after_a_new_version() {
        var before = in(HOHENFELS, () -> texts.get(Kind.COSTS, Language.DE));

        var after = publish(
                HOHENFELS, new Publication(Kind.COSTS, Language.DE, "Lieferung", "Neu: *alles* kostet nichts.", null));

        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(in(HOHENFELS, () -> texts.get(Kind.COSTS, Language.DE))).isEqualTo(after);
        assertThat(in(HOHENFELS, () -> texts.get(Kind.COSTS, Language.DE, before.version())))
                .isEqualTo(before);
        assertThat(in(ERLENGRUND, () -> texts.get(Kind.COSTS, Language.DE)).version())
                .isEqualTo(1);
    }

    @Test
    void a_version_announced_for_later_does_not_hold_yet_and_none_comes_before_it() {
        var tomorrow = Instant.now().plusSeconds(86_400).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        publish(HOHENFELS, new Publication(Kind.TERMS, Language.DE, "AGB", "Ab morgen.", tomorrow));

        assertThat(in(HOHENFELS, () -> texts.get(Kind.TERMS, Language.DE)).version())
                .isEqualTo(1);
        assertThat(in(HOHENFELS, () -> texts.validAt(tomorrow, Language.DE)).all())
                .anyMatch(version -> version.kind() == Kind.TERMS && version.version() == 2);
        assertThatExceptionOfType(LegalTexts.AlreadyAnnounced.class)
                .isThrownBy(() -> publish(HOHENFELS, new Publication(Kind.TERMS, Language.DE, "AGB", "Sofort.", null)));
    }

    @Test
    void only_the_operator_publishes() {
        var text = new Publication(Kind.TERMS, Language.DE, "AGB", "Meins.", null);

        assertThatExceptionOfType(SignedIn.NotSignedIn.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> texts.publish(text)));
        assertThatExceptionOfType(SignedIn.NotYours.class)
                .isThrownBy(() -> publish(ERLENGRUND, text, Role.COUNTY_OFFICER));
    }

    @Test
    void a_text_that_was_changed_is_refused() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new LegalText(
                        Kind.TERMS, Language.DE, 1, Instant.EPOCH, LegalText.hash("AGB", "Alt."), "AGB", "Neu."));
    }

    private LegalText publish(CountyCode county, Publication text) {
        return publish(county, text, Role.OPERATOR);
    }

    private LegalText publish(CountyCode county, Publication text, @Nullable Role role) {
        var me = new SignedIn(
                county,
                AccountId.fresh(),
                "Ida Kurz",
                java.util.Set.of(new Grant(role, null)),
                java.util.Set.of(),
                null);
        return in(county, () -> texts.publish(text).contextWrite(me::in));
    }
}
