package marketplace.counties.web;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.CoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class LegalPagesTest extends CoreTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agb",
                "/datenschutz",
                "/vertragsschluss",
                "/barrierefreiheit",
                "/kosten",
                "/sortierung",
                "/kontaktstellen",
                "/leichte-sprache",
                "/gebaerdensprache"
            })
    void every_legal_text_is_a_page_in_both_languages(String path) {
        assertThat(page(path)).contains("<h1>", "Fassung ", "Als Textdatei speichern");
        assertThat(page("/en" + path)).contains("<h1>", "lang=\"en\"", "Version ");
    }

    @Test
    void a_link_inside_a_text_stays_in_the_language_of_its_page() {
        assertThat(page("/en/agb")).contains("href=\"/en/widerruf\"");
        assertThat(page("/agb")).contains("href=\"/widerruf\"");
    }

    @Test
    void a_text_can_be_kept_as_a_file() {
        var file = stranger(ERLENGRUND).get().uri("/texte/agb/1").exchange();

        file.expectStatus().isOk();
        file.expectHeader().contentType("text/plain;charset=UTF-8");
        file.expectHeader().valueEquals("Content-Disposition", "attachment; filename=\"agb-1.txt\"");
        file.expectBody(String.class)
                .value(text -> assertThat(text).startsWith("AGB der Plattform").doesNotContain("<", "**"));
    }

    @Test
    void a_version_that_never_was_is_absent() {
        var asked = stranger(ERLENGRUND)
                .get()
                .uri("/agb?fassung=99")
                .accept(MediaType.TEXT_HTML)
                .exchange();

        asked.expectStatus().isNotFound();
    }

    private String page(String path) {
        return new String(stranger(ERLENGRUND)
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }
}
