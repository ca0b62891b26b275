package marketplace.portal;

import static marketplace.Visits.html;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import marketplace.CoreTest;
import marketplace.pages.Language;
import marketplace.pages.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;

/** The address of every type of problems says what it means and what to do. */
class ProblemPagesTest extends CoreTest {
    @Autowired
    private Texts texts;

    static Stream<String> types() throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource(ProblemPages.DRAWN))
                .stringPropertyNames()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void each_is_explained_in_both_languages(String slug) {
        assertThat(html(stranger(ERLENGRUND), "/problems/" + slug))
                .contains(
                        "Was „" + slug + "“ bedeutet",
                        texts.refusal(Language.DE, slug).orElseThrow())
                .contains("Was können Sie tun?")
                .doesNotContain("null\"");
        assertThat(html(stranger(ERLENGRUND), "/en/problems/" + slug))
                .contains(
                        "What “" + slug + "” means",
                        texts.refusal(Language.EN, slug).orElseThrow());
    }

    @Test
    void what_a_refused_program_is_told_leads_there() {
        var type = new String[1];
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/county/strategy")
                .exchange()
                .expectBody()
                .jsonPath("$.type")
                .value(told -> type[0] = String.valueOf(told));

        assertThat(html(stranger(ERLENGRUND), type[0])).contains("not-signed-in", "HTTP-Status 401");
    }

    @Test
    void it_is_the_same_for_everybody_and_may_be_kept() {
        var vera = person(ERLENGRUND);

        var answer = vera.browser()
                .get()
                .uri("/problems/not-yours")
                .accept(MediaType.TEXT_HTML)
                .exchange();

        answer.expectHeader()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
        answer.expectHeader().doesNotExist("Set-Cookie");
        assertThat(html(vera.browser(), "/problems/not-yours"))
                .isEqualTo(html(stranger(ERLENGRUND), "/problems/not-yours"))
                .doesNotContain("Vera", vera.csrf());
    }

    @Test
    void another_type_there_is_not() {
        var answer = stranger(ERLENGRUND)
                .get()
                .uri("/problems/moonlight")
                .accept(MediaType.TEXT_HTML)
                .exchange();

        answer.expectStatus().isNotFound();
        answer.expectHeader().cacheControl(CacheControl.noCache().cachePrivate());
    }
}
