package marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.ResponseStatusException;

class ErrorPagesTest {
    private static final ErrorPages PAGES = PagesAlone.started().getBean(ErrorPages.class);
    private static final WebTestClient CLIENT = PagesAlone.client();

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 502, 503})
    void every_status_has_a_page_with_a_way_on_and_a_person_to_call(int status) {
        var html = page("/en/nowhere", new ResponseStatusException(HttpStatus.valueOf(status), "inside words"));

        assertThat(html)
                .contains("<html lang=\"en\"", "class=\"btn\"", "tel:+496990009115")
                .doesNotContain("inside words");
    }

    @ParameterizedTest
    @EnumSource(Refusal.Kind.class)
    void a_refusal_speaks_the_language_of_the_page(Refusal.Kind kind) {
        var html = page("/nowhere", new Refused(kind));

        assertThat(html).contains("<html lang=\"de\"").doesNotContain("English sentence");
    }

    @Test
    void a_failure_of_ours_says_nothing_of_the_inside() {
        var html = page("/nowhere", new IllegalStateException("secret of the house"));

        assertThat(html).contains("Das lag an uns").doesNotContain("secret", "IllegalState");
    }

    @Test
    void an_unknown_page_is_told_as_page_or_problem_as_asked() {
        CLIENT.get()
                .uri("/nowhere")
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("text/html;charset=UTF-8");
        CLIENT.get()
                .uri("/api/nowhere")
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/no-such-route")
                .jsonPath("$.status")
                .isEqualTo(404);
    }

    @Test
    void a_refusal_for_machines_keeps_its_slug() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/nowhere"));

        PAGES.handle(exchange, new Refused(Refusal.Kind.TOO_MANY)).block();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isNotNull();
        assertThat(exchange.getResponse().getBodyAsString().block()).contains("/problems/made-up", "English sentence");
    }

    @Test
    void htmx_gets_a_toast() {
        var answer = CLIENT.get().uri("/nowhere").header("HX-Request", "true").exchange();

        answer.expectHeader().valueEquals("HX-Retarget", "#toast");
        answer.expectBody(String.class)
                .value(html -> assertThat(html).startsWith("<div class=\"toast").doesNotContain("<html"));
    }

    private static String page(String path, Throwable failure) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get(path).header("Accept", "text/html"));
        PAGES.handle(exchange, failure).block();
        return exchange.getResponse().getBodyAsString().block();
    }

    private static final class Refused extends Refusal {
        private static final long serialVersionUID = 1;

        Refused(Kind kind) {
            super(kind, "made-up", "English sentence");
        }
    }
}
