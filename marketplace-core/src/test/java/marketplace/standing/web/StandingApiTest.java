package marketplace.standing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.TestTokens;
import marketplace.standing.StandingTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the pages can do a program can do too, once per key. */
class StandingApiTest extends StandingTest {
    private static final String ALL = "/api/v1/standing-orders";

    private final String key = UUID.randomUUID().toString();

    @Autowired
    private JsonMapper json;

    @Test
    void a_client_that_shows_our_button_agrees_once_per_key() {
        var body = button();

        var first = said(johanna.program(), HttpMethod.POST, ALL, body, HttpStatus.CREATED);
        var again = said(johanna.program(), HttpMethod.POST, ALL, body, HttpStatus.CREATED);

        assertThat(again).isEqualTo(first);
        assertThat(first.at("/ahead/0/total").asLong()).isEqualTo(960 + 390);
        assertThat(first.at("/lines/0/agreed").asLong()).isEqualTo(480);
        assertThat(said(johanna.program(), HttpMethod.GET, ALL, null, HttpStatus.OK)
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void without_the_scope_nobody_binds_herself() {
        var order = agreed(weekly(bread));
        var reader = stranger(ERLENGRUND)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(TestTokens.of("reader", "openid")))
                .build();
        var line = "%s/%s/lines/%s".formatted(ALL, order.id(), bread);

        for (var refused : List.of(
                said(reader, HttpMethod.POST, ALL, button(), HttpStatus.FORBIDDEN),
                said(reader, HttpMethod.PUT, line, Map.of("pieces", 9, "rhythm", "EVERY_WEEK"), HttpStatus.FORBIDDEN),
                said(reader, HttpMethod.PUT, line + "/price", Map.of("price", 480), HttpStatus.FORBIDDEN))) {
            assertThat(refused.path("type").asString()).isEqualTo("/problems/order-place-missing");
        }
    }

    @Test
    void it_is_skipped_paused_changed_and_ended_and_every_step_may_be_repeated() {
        var order = agreed();
        var one = ALL + "/" + order.id();
        var day = next(order);
        var how = Map.of("pieces", 3, "rhythm", "EVERY_SECOND_WEEK");

        for (var time = 0; time < 2; time++) {
            put(one + "/lines/" + bread, how);
            put(one + "/pause", Map.of("until", day.plusDays(1).toString()));
            delete(one + "/pause");
            post(one + "/skip", Map.of("day", day.toString()));
            delete(one + "/lines/" + roast);
        }
        var changed = said(johanna.program(), HttpMethod.GET, one, null, HttpStatus.OK);
        post(one + "/end", Map.of());
        var ended = post(one + "/end", Map.of());

        assertThat(changed.path("lines")).singleElement().satisfies(line -> {
            assertThat(line.path("pieces").asInt()).isEqualTo(3);
            assertThat(line.path("rhythm").asString()).isEqualTo("EVERY_SECOND_WEEK");
        });
        assertThat(changed.at("/ahead/0/day").asString())
                .isEqualTo(day.plusWeeks(2).toString());
        assertThat(changed.at("/runs/0/outcome").asString()).isEqualTo("SKIPPED");
        assertThat(ended.path("endedAt").asString()).isNotEmpty();
        assertThat(ended.path("ahead")).isEmpty();
    }

    @Test
    void another_residents_is_not_there_for_her() {
        var order = agreed(weekly(bread));
        var neighbour = person(ERLENGRUND).program();

        var problem = said(neighbour, HttpMethod.POST, ALL + "/" + order.id() + "/end", Map.of(), HttpStatus.NOT_FOUND);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/no-such-standing-order");
        assertThat(now(order).isEnded()).isFalse();
    }

    private Map<String, Object> button() {
        return Map.of(
                "lines",
                List.of(Map.of("variant", bread.toString(), "pieces", 2, "rhythm", "EVERY_WEEK")),
                "shown",
                960 + 390,
                "recipient",
                Map.of(
                        "givenName", JOHANNA.givenName(),
                        "familyName", JOHANNA.familyName(),
                        "street", JOHANNA.street(),
                        "postcode", JOHANNA.postcode(),
                        "town", JOHANNA.town(),
                        "mail", "johanna@example.org"),
                "place",
                "weidenbach",
                "handOver",
                door(_ -> true).key(),
                "payBy",
                "ON_ACCOUNT",
                "language",
                "DE");
    }

    private JsonNode put(String path, Object body) {
        return said(johanna.program(), HttpMethod.PUT, path, body, HttpStatus.OK);
    }

    private JsonNode post(String path, Object body) {
        return said(johanna.program(), HttpMethod.POST, path, body, HttpStatus.OK);
    }

    private JsonNode delete(String path) {
        return said(johanna.program(), HttpMethod.DELETE, path, null, HttpStatus.OK);
    }

    private JsonNode said(WebTestClient who, HttpMethod verb, String path, Object body, HttpStatus expected) {
        var request = who.method(verb).uri(path).header("Idempotency-Key", key);
        var answer = (body == null ? request : request.bodyValue(body)).exchange();
        return json.readTree(answer.expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
