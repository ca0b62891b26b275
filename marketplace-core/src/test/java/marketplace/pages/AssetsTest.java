package marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

class AssetsTest {
    private static final int KILO = 1000;
    private static final WebTestClient CLIENT = PagesAlone.client();
    private static final Assets ASSETS = new Assets();

    @Test
    void an_address_holds_the_hash_of_its_content() {
        assertThat(ASSETS.url("kreismarkt.css")).matches("/static/kreismarkt\\.[0-9a-f]{12}\\.css");
        assertThat(ASSETS.url("fonts/vollkorn-700.woff2")).matches("/static/fonts/vollkorn-700\\.[0-9a-f]{12}\\.woff2");
        assertThatIllegalArgumentException().isThrownBy(() -> ASSETS.url("nothing.css"));
    }

    @Test
    void references_inside_carry_the_hash_too() {
        var css = new String(ASSETS.all().get("kreismarkt.css").bytes(), StandardCharsets.UTF_8);

        assertThat(css).contains("url(" + ASSETS.url("fonts/atkinson-next.woff2") + ")");
    }

    @Test
    void a_file_is_kept_for_ever_and_sent_packed() {
        var file = CLIENT.get()
                .uri(ASSETS.url("kreismarkt.css"))
                .header("Accept-Encoding", "gzip")
                .exchange();

        file.expectStatus().isOk().expectHeader().contentType("text/css;charset=UTF-8");
        file.expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable");
        file.expectHeader().valueEquals(HttpHeaders.CONTENT_ENCODING, "gzip");
    }

    @Test
    void an_old_address_is_not_found() {
        CLIENT.get()
                .uri("/static/kreismarkt.000000000000.css")
                .exchange()
                .expectStatus()
                .isNotFound();
        CLIENT.get().uri("/static/kreismarkt.css").exchange().expectStatus().isNotFound();
    }

    @Test
    void a_page_of_24_results_weighs_less_than_100_kilobytes() {
        var html = CLIENT.get()
                .uri("/design/results")
                .header("Accept", "text/html")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        var page = new String(html, StandardCharsets.UTF_8);
        var files = Pattern.compile("/static/[\\w./-]+\\.(?:css|js|woff2)")
                .matcher(page + fonts())
                .results()
                .map(found -> found.group())
                .distinct()
                .mapToInt(AssetsTest::sent)
                .sum();

        var weight = Assets.packed(html).length + files;

        assertThat(weight)
                .as("bytes sent for a page of results, without drawings")
                .isLessThan(100 * KILO);
    }

    private static String fonts() {
        return new String(ASSETS.all().get("kreismarkt.css").bytes(), StandardCharsets.UTF_8);
    }

    private static int sent(String url) {
        var asset = ASSETS.find(url).orElseThrow();
        return asset.packed() == null ? asset.bytes().length : asset.packed().length;
    }
}
