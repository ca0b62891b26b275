package marketplace.doors;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.openapi.OpenApi;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What no room ever sees is refused with a stable type too, and nothing of the inside leaves the house. */
class ProblemsTest extends Knocking {
    @Test
    void what_is_no_json_is_malformed() {
        var problem = refused(post("/api/v1/merchants", "{\"name\": "), 400);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/malformed");
    }

    @Test
    void a_value_of_another_kind_is_named() {
        var listing = "{\"pricing\":\"UNIT\",\"category\":\"household\",\"title\":\"x\",\"description\":\"\","
                + "\"variants\":[{\"cents\":\"dear\",\"tax\":\"REGULAR\"}]}";

        var inside = refused(post("/api/v1/merchants/" + kern + "/listings", listing), 400);
        var query = refused(get("/api/v1/places/nearest?latitude=north&longitude=11"), 400);
        var missing = refused(get("/api/v1/places/nearest?latitude=50"), 400);
        var path = refused(get("/api/v1/listings/no-id"), 400);

        assertThat(field(inside)).isEqualTo("variants[0].cents unreadable");
        assertThat(field(query)).isEqualTo("latitude unreadable");
        assertThat(field(missing)).isEqualTo("longitude missing");
        assertThat(field(path)).isEqualTo("id unreadable");
    }

    @Test
    void what_does_not_hold_is_said_field_by_field() {
        var body = refused(post("/api/v1/merchants", "{\"name\":\"\",\"trade\":\"bakery\"}"), 400);
        var query = refused(get("/api/v1/places?q="), 400);

        assertThat(field(body)).isEqualTo("name not-blank");
        assertThat(field(query)).isEqualTo("q size");
    }

    @Test
    void a_route_a_method_and_a_type_that_are_not_there_are_told_apart() {
        var media = anna.program().post().uri("/api/v1/merchants").contentType(MediaType.APPLICATION_XML);

        assertThat(type(refused(get("/api/v1/nowhere"), 404))).isEqualTo("/problems/no-such-route");
        assertThat(type(refused(anna.program().delete().uri("/api/v1/trades"), 405)))
                .isEqualTo("/problems/method-not-allowed");
        assertThat(type(refused(media.bodyValue("<merchant/>"), 415))).isEqualTo("/problems/media-type");
        assertThat(type(refused(get("/api/v1/trades").accept(MediaType.APPLICATION_PDF), 406)))
                .isEqualTo("/problems/not-acceptable");
    }

    @Test
    void more_than_a_body_holds_is_too_large() {
        var name = "x".repeat(300_000);

        var problem = refused(post("/api/v1/merchants", "{\"name\":\"%s\",\"trade\":\"bakery\"}".formatted(name)), 413);

        assertThat(type(problem)).isEqualTo("/problems/too-large");
    }

    @Test
    void a_cursor_no_list_gave_out_is_refused_by_every_list() {
        var lists = DoorTable.doors().stream()
                .filter(door -> door.isApi() && door.method() == HttpMethod.GET)
                .filter(door -> OpenApi.published().hasParameter(door.route(), "after"))
                .toList();

        assertThat(lists).hasSizeGreaterThan(4);
        assertThat(lists).allSatisfy(door -> {
            var cursor = new Door(door.who(), door.method(), door.path() + "?after=nonsense", "");
            assertThat(entitled(door).knock(cursor, things).status()).isIn(400, 422);
        });
    }

    @Test
    void a_key_and_a_token_nobody_gave_out_are_refused_as_problems() {
        for (var secret : new String[] {"km_unknown", "nonsense"}) {
            var answer = stranger(ERLENGRUND).get().uri("/api/v1/me").headers(headers -> headers.setBearerAuth(secret));

            assertThat(type(refused(answer, 401))).isEqualTo("/problems/not-signed-in");
        }
    }

    @Test
    void who_is_not_signed_in_hears_how_to_be() {
        var head = stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/basket")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .returnResult(Void.class)
                .getResponseHeaders();

        assertThat(head.getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Bearer");
    }

    private WebTestClient.RequestHeadersSpec<?> post(String path, String body) {
        return anna.program()
                .post()
                .uri(path)
                .header("Idempotency-Key", "any")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }

    private WebTestClient.RequestHeadersSpec<?> get(String path) {
        return anna.program().get().uri(path);
    }

    private static String type(JsonNode problem) {
        return problem.path("type").asString();
    }

    private static String field(JsonNode problem) {
        var field = problem.path("fields").path(0);
        return field.path("name").asString("") + " " + field.path("slug").asString("");
    }

    /** As a problem detail that tells nothing of how we are built. */
    private static JsonNode refused(WebTestClient.RequestHeadersSpec<?> asked, int status) {
        var answer = asked.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).doesNotContainPattern("Exception|springframework|jackson|java\\.|marketplace\\.|\\tat ");
        return JsonMapper.shared().readTree(answer);
    }
}
