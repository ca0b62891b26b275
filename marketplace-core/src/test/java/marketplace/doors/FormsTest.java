package marketplace.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Every form of every page: sent by our own pages with the token of its own session, or refused. */
class FormsTest extends Knocking {
    @TestFactory
    Stream<DynamicTest> a_form_from_elsewhere_is_refused() {
        return forms().map(door -> dynamicTest(door.toString(), () -> {
            var before = fingerprints();
            var entitled = entitled(door);

            for (var site : List.of("cross-site", "same-site", "")) {
                var answer = from(site, entitled).knock(door, things);
                assertThat(answer.status()).as("%s: %s", site, answer.body()).isEqualTo(403);
            }
            assertThat(fingerprints()).isEqualTo(before);
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_form_without_the_token_of_its_session_is_refused() {
        return forms().map(door -> dynamicTest(door.toString(), () -> withoutToken(door)));
    }

    private void withoutToken(Door door) throws SQLException {
        var before = fingerprints();
        var visitor = door.isForChosen() ? entitled(door) : caller("a resident", johanna);

        for (var token : new String[] {null, "", anna.csrf() + "x", resident.csrf()}) {
            var answer =
                    new Caller(visitor.name(), "", visitor.browser(), visitor.program(), token).knock(door, things);
            assertThat(answer.status()).as("%s: %s", token, answer.body()).isEqualTo(403);
        }
        assertThat(fingerprints()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> looking_around_leaves_no_cookie_and_keeps_the_headers() {
        return DoorTable.doors().stream()
                .filter(door -> door.method() == HttpMethod.GET && !door.isBetweenServices() && !door.isForChosen())
                .map(door -> dynamicTest(door.toString(), () -> {
                    var headers = stranger.look(door, things);

                    assertThat(headers.get(HttpHeaders.SET_COOKIE)).isNull();
                    assertThat(headers.getFirst("Content-Security-Policy"))
                            .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe");
                    assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
                    assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
                    assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
                    assertThat(headers.containsHeader(HttpHeaders.SERVER)).isFalse();
                }));
    }

    @Test
    void the_one_cookie_comes_with_the_first_thing_in_the_basket_and_is_for_this_host_and_no_script() {
        var cookies = stranger(ERLENGRUND)
                .post()
                .uri("/korb")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("variant=%s&pieces=1".formatted(things.get("variant")))
                .exchange()
                .returnResult(Void.class)
                .getResponseCookies();

        assertThat(cookies.keySet()).containsExactly("session");
        assertThat(cookies.getFirst("session").toString())
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    private static Stream<Door> forms() {
        return DoorTable.doors().stream()
                .filter(door -> !door.isApi() && !door.isBetweenServices() && door.method() != HttpMethod.GET);
    }

    private static Caller from(String site, Caller who) {
        var browser = who.browser().mutate().defaultHeaders(headers -> headers.remove("Sec-Fetch-Site"));
        if (!site.isEmpty()) {
            browser.defaultHeader("Sec-Fetch-Site", site);
        }
        return new Caller(who.name(), who.account(), browser.build(), who.program(), who.csrf());
    }
}
