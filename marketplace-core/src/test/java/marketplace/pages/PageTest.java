package marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

class PageTest {
    private static final WebTestClient BROWSER = PagesAlone.client()
            .mutate()
            .defaultHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .build();

    @Test
    void a_page_shows_its_subject_in_the_frame() {
        var page = BROWSER.get().uri("/design?name=<b>").exchange();

        page.expectStatus().isOk().expectHeader().contentType("text/html;charset=UTF-8");
        page.expectHeader().valueEquals("Content-Language", "de");
        page.expectBody(String.class)
                .value(html -> assertThat(html)
                        .contains("<html lang=\"de\" data-theme=\"meadow\">", "Weidenbach", "Liefertag Donnerstag")
                        .contains("069 90009 115", "Vertrag widerrufen", ", 4 Angebote", "value=\"&lt;b>\""));
    }

    @Test
    void a_frame_part_that_fails_or_is_late_is_left_out() {
        var page = BROWSER.get().uri("/design").exchange();

        page.expectStatus().isOk();
    }

    @Test
    void english_stands_under_en_and_keeps_its_prefix_in_every_link() {
        var page = BROWSER.get().uri("/en/design?q=a&done=pages.saved").exchange();

        page.expectHeader().valueEquals("Content-Language", "en");
        page.expectBody(String.class)
                .value(html -> assertThat(html)
                        .contains(
                                "<html lang=\"en\"",
                                "href=\"/en/korb\"",
                                "href=\"/en/widerruf\"",
                                "href=\"/design?q=a\"")
                        .contains("Saved."));
    }

    @Test
    void larger_type_and_the_simple_view_are_part_of_the_address() {
        BROWSER.get()
                .uri("/~l/design")
                .exchange()
                .expectBody(String.class)
                .value(html ->
                        assertThat(html).contains("data-type=\"l\"", "href=\"/~l/korb\"", "href=\"/~xl/design\""));
        BROWSER.get()
                .uri("/en/~simple/design")
                .exchange()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("data-mode=\"simple\"", "href=\"/en/design\""));
    }

    @Test
    void a_language_without_a_page_leads_home() {
        BROWSER.get()
                .uri("/en")
                .exchange()
                .expectStatus()
                .isPermanentRedirect()
                .expectHeader()
                .location("/en/");
    }

    @Test
    void htmx_gets_the_part_alone() {
        var part = BROWSER.get().uri("/design").header("HX-Request", "true").exchange();

        part.expectHeader().valueEquals("Vary", "HX-Request");
        part.expectBody(String.class)
                .value(html -> assertThat(html).startsWith("<form id=\"form\"").doesNotContain("<html"));
    }

    @Test
    void a_form_with_mistakes_comes_back_with_422_and_sentences_by_the_fields() {
        var page = post("/en/design", form()).exchange();

        page.expectStatus().isEqualTo(422);
        page.expectBody(String.class)
                .value(html -> assertThat(html)
                        .contains("href=\"#f-name\"", "aria-invalid=\"true\"", "aria-describedby=\"f-name-e\""));
    }

    @Test
    void a_finished_form_leads_on_in_its_language_and_tells_what_is_done() {
        var answer = post("/en/design", form("name", "Berger")).exchange();

        answer.expectStatus().isSeeOther().expectHeader().location("/en/design?done=pages.saved");
    }

    @Test
    void a_form_from_another_site_is_refused() {
        var origins = new String[] {"https://evil.example", "null", "http://localhost:81", "::"};

        for (var origin : origins) {
            BROWSER.post()
                    .uri("/design")
                    .header("Origin", origin)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        BROWSER.post().uri("/design").exchange().expectStatus().isForbidden();
        BROWSER.post()
                .uri("/design")
                .header("Sec-Fetch-Site", "cross-site")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void a_form_of_a_session_sends_its_token_back() {
        post("/design", form("name", "Berger"))
                .cookie("session", "s")
                .exchange()
                .expectStatus()
                .isForbidden();
        post("/design", form("name", "Berger", "csrf", "forged"))
                .cookie("session", "s")
                .exchange()
                .expectStatus()
                .isForbidden();
        post("/design", form("name", "Berger", "csrf", PagesAlone.TOKEN))
                .cookie("session", "s")
                .exchange()
                .expectStatus()
                .isSeeOther();
        BROWSER.get()
                .uri("/design")
                .cookie("session", "s")
                .exchange()
                .expectBody(String.class)
                .value(html -> assertThat(html)
                        .contains(
                                "<input type=\"hidden\" name=\"csrf\" value=\"" + PagesAlone.TOKEN + "\">",
                                "name=\"command\"")
                        .contains("Johanna Berger", "href=\"/betrieb\""));
    }

    @Test
    void an_origin_is_ours_when_it_names_our_host() {
        BROWSER.post()
                .uri("http://localhost:8080/design")
                .header("Origin", "http://localhost:8080")
                .body(BodyInserters.fromFormData(form("name", "Berger")))
                .exchange()
                .expectStatus()
                .isSeeOther();
    }

    @Test
    void browsers_may_load_nothing_from_elsewhere() {
        var headers = BROWSER.get()
                .uri("/design")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders();

        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'self'", "style-src 'self'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void the_payment_page_alone_opens_to_the_payment_house() {
        var headers = BROWSER.get()
                .uri("/design/payment")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders();

        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("script-src 'self' https://js.stripe.com", "frame-src https://js.stripe.com");
    }

    private static WebTestClient.RequestHeadersSpec<?> post(String path, MultiValueMap<String, String> form) {
        return BROWSER.post()
                .uri(path)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData(form));
    }

    private static MultiValueMap<String, String> form(String... pairs) {
        var form = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            form.add(pairs[i], pairs[i + 1]);
        }
        return form;
    }
}
