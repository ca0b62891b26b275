package marketplace.accounts.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Limits so small that a test meets them. */
@TestPropertySource(
        properties = {
            "limits.on=true",
            "limits.reading=4",
            "limits.writing=1",
            "limits.searching=1",
            "limits.signing-in=1",
            "limits.withdrawing=1"
        })
class BusyCallersTest extends CoreTest {
    @Test
    void a_program_is_told_what_is_left_and_then_to_wait() {
        var till = person(ERLENGRUND).program();

        var first = ask(till, "/api/v1/trades");
        ask(till, "/api/v1/trades");
        ask(till, "/api/v1/trades");
        ask(till, "/api/v1/trades");
        var refused = ask(till, "/api/v1/trades");

        assertThat(first.getResponseHeaders().getFirst("RateLimit")).startsWith("\"reading\";r=3;t=");
        assertThat(refused.getStatus().value()).isEqualTo(429);
        assertThat(refused.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isIn("14", "15");
        assertThat(refused.getResponseBody()).contains("/problems/too-many-requests");
        assertThat(ask(person(ERLENGRUND).program(), "/api/v1/trades")
                        .getStatus()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void a_person_gets_a_friendly_page_in_her_language() {
        var vera = person(ERLENGRUND);
        send(vera, "/konto/adresse");

        var refused = send(vera, "/en/konto/adresse");

        assertThat(refused.getStatus().value()).isEqualTo(429);
        assertThat(refused.getResponseBody()).contains("<html lang=\"en\"", "Please wait a moment");
        assertThat(refused.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isNotNull();
    }

    @Test
    void attempts_to_sign_in_are_counted_by_where_they_come_from() {
        page(stranger(HOHENFELS), "/anmelden");

        var refused = page(stranger(HOHENFELS), "/anmelden");

        assertThat(refused.getStatus().value()).isEqualTo(429);
    }

    @Test
    void withdrawals_are_counted_by_themselves() {
        var vera = person(ERLENGRUND);
        send(vera, "/konto/adresse");

        var first = send(vera, "/widerruf");
        var second = send(vera, "/widerruf");

        assertThat(first.getStatus().value()).isEqualTo(422);
        assertThat(second.getStatus().value()).isEqualTo(429);
    }

    private static EntityExchangeResult<String> ask(WebTestClient program, String path) {
        return program.get().uri(path).exchange().expectBody(String.class).returnResult();
    }

    private static EntityExchangeResult<String> page(WebTestClient browser, String path) {
        return browser.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private static EntityExchangeResult<String> send(Person person, String path) {
        return person.browser()
                .post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .header("X-Csrf", person.csrf())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("street=Lindenweg 7&postcode=99998&place=weidenbach")
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }
}
