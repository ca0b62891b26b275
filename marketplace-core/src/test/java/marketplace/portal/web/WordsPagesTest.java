package marketplace.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import marketplace.finding.SearchTest;
import marketplace.monitoring.Grain;
import marketplace.monitoring.Period;
import marketplace.pages.Formats;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.web.reactive.function.BodyInserters;

/** The operator says what words mean in her county. */
class WordsPagesTest extends SearchTest {
    private static final String PAGE = "/betreiber/woerter";
    private static final String API = "/api/v1/operator/words";

    private Person operator;

    @BeforeEach
    void somebody_searched_in_vain() throws SQLException {
        operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
        var begun = Period.of(Grain.QUARTER, LocalDate.now(Formats.ZONE)).start();
        try (var connection = database().owner().connect();
                var sql = connection.createStatement()) {
            sql.execute("set app.county = '99001'");
            sql.execute("""
                insert into monitoring.word (county, grain, start, words, asks, missed)
                values ('99001', 'QUARTER', '%1$s', 'knödelwerfer', 9, 9), ('99001', 'QUARTER', '%1$s', 'brot', 9, 0)
                on conflict do nothing
                """.formatted(begun));
        }
    }

    @Test
    void the_page_shows_what_was_missed_and_what_the_county_added() {
        assertThat(page(PAGE))
                .contains("knödelwerfer", "Knäulchen = Brötchen", "heißt hier in der Gegend")
                .doesNotContain(">brot<");
        assertThat(page(PAGE + "?wort=knödelwerfer")).contains("value=\"knödelwerfer\"");
    }

    @Test
    void a_word_is_added_in_the_notation_of_the_lexicon() {
        send(PAGE, Map.of("kind", "regional", "said", "Knäulchen", "means", "Brötchen, Semmel"))
                .isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(SEARCH.taught()).isEqualTo("PUT regional Knäulchen = Brötchen = Semmel");

        send(PAGE, Map.of("kind", "problem", "said", "Heizung brummt", "means", "Heizungswartung | heating"))
                .isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(SEARCH.taught()).isEqualTo("PUT problem Heizung brummt > Heizungswartung | heating");
    }

    @Test
    void a_line_is_taken_back() {
        send(PAGE + "/zurueck", Map.of("kind", "regional", "line", "Knäulchen = Brötchen"))
                .isEqualTo(HttpStatus.SEE_OTHER);

        assertThat(SEARCH.taught()).isEqualTo("DELETE regional Knäulchen = Brötchen");
    }

    @Test
    void what_search_cannot_read_is_to_be_mended_on_the_page_and_a_problem_of_the_api() {
        send(PAGE, Map.of("kind", "regional", "said", "a#b", "means", "Brötchen"))
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);

        operator.program()
                .put()
                .uri(API)
                .bodyValue(Map.of("kind", "regional", "line", "a # b"))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/lexicon-line-invalid");
    }

    @Test
    void programs_of_the_operator_read_add_and_take_back_as_well() {
        operator.program()
                .get()
                .uri(API)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lines[0].line")
                .isEqualTo("Knäulchen = Brötchen");
        operator.program()
                .delete()
                .uri(API + "?kind={kind}&line={line}", "regional", "Weck = Brötchen")
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(SEARCH.taught()).isEqualTo("DELETE regional Weck = Brötchen");
    }

    @Test
    void nobody_but_the_operator_comes_in() {
        person(ERLENGRUND, new Grant(Role.COUNTY_OFFICER, null))
                .browser()
                .get()
                .uri(PAGE)
                .exchange()
                .expectStatus()
                .isForbidden();
        stranger(ERLENGRUND).get().uri(API).exchange().expectStatus().isUnauthorized();
    }

    private String page(String path) {
        return operator.browser()
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private StatusAssertions send(String path, Map<String, String> fields) {
        var form = BodyInserters.fromFormData("csrf", operator.csrf());
        fields.forEach(form::with);
        return operator.browser().post().uri(path).body(form).exchange().expectStatus();
    }
}
