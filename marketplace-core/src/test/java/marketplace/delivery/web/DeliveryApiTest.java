package marketplace.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import marketplace.TestTokens;
import marketplace.checkout.MarketTest;
import marketplace.delivery.Village;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeliveryApiTest extends MarketTest {
    private static final Path CONTRACT =
            Path.of(System.getProperty("kreismarkt.root"), "search/src/test/resources/contract");

    @Autowired
    Village village;

    @Autowired
    JsonMapper json;

    @BeforeEach
    void served() {
        village.servedDaily(ERLENGRUND, WEIDENBACH.code());
        settle();
    }

    @Test
    void a_place_tells_the_next_three_days_one_can_join() {
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/places/weidenbach/delivery-days")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.days.length()")
                .isEqualTo(3)
                .jsonPath("$.days[0].from")
                .isEqualTo("15:00:00");
        stranger(HOHENFELS)
                .get()
                .uri("/api/v1/places/weidenbach/delivery-days")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void pickup_points_are_those_of_the_county() {
        points("/api/v1/pickup-points", 1);
    }

    @Test
    void only_a_merchants_own_people_say_how_long_she_prepares() {
        var path = "/api/v1/merchants/" + kern + "/preparation";

        prepare(path, null, HttpStatus.UNAUTHORIZED);
        prepare(path, TestTokens.of("stranger"), HttpStatus.FORBIDDEN);
    }

    @Test
    void a_place_has_the_fields_search_expects_and_its_reach() throws IOException {
        var place =
                ask("/internal/reach?county=99001&ids=weidenbach").get("places").get(0);

        var golden = json.readTree(Files.readString(CONTRACT.resolve("internal.reach.json")))
                .get("places")
                .get(0);
        assertThat(fieldsOf(golden)).containsAll(fieldsOf(place));
        assertThat(fieldsOf(golden.get("reach").get(0)))
                .containsAll(fieldsOf(place.get("reach").get(0)));
        assertThat(place.get("reach")
                        .valueStream()
                        .map(one -> one.get("merchant").asString()))
                .contains(kern.toString(), rau.toString());
    }

    @Test
    void all_places_come_page_by_page_and_only_with_the_scope() {
        var page = ask("/internal/reach?county=99001&limit=1");

        assertThat(page.get("next").asString()).isEqualTo("weidenbach");
        assertThat(ask("/internal/reach?county=99001&limit=1&after=weidenbach").get("places"))
                .isEmpty();
        stranger(ERLENGRUND)
                .get()
                .uri("/internal/reach?county=99001")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void the_page_of_delivery_days_names_day_window_and_cut_off() {
        var page = stranger(ERLENGRUND)
                .get()
                .uri("/liefertage")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page).contains("Weidenbach", "Donnerstag", "15–18", "Feuerwehrhaus Weidenbach", "3,90");
    }

    @Test
    void the_readers_place_shows_its_next_delivery_day_on_every_page() {
        var page = stranger(ERLENGRUND)
                .get()
                .uri("/liefertage")
                .cookie("ort", "weidenbach")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page).contains("Liefertag ");
    }

    private void points(String path, int count) {
        stranger(ERLENGRUND)
                .get()
                .uri(path)
                .exchange()
                .expectBody()
                .jsonPath("$.points.length()")
                .isEqualTo(count);
        stranger(HOHENFELS)
                .get()
                .uri(path)
                .exchange()
                .expectBody()
                .jsonPath("$.points.length()")
                .isEqualTo(0);
    }

    private void prepare(String path, String token, HttpStatus expected) {
        var asking = stranger(ERLENGRUND).put().uri(path).bodyValue(Map.of("days", 2));
        if (token != null) {
            asking.header("Authorization", "Bearer " + token);
        }
        asking.exchange().expectStatus().isEqualTo(expected);
    }

    private JsonNode ask(String path) {
        return json.readTree(stranger(ERLENGRUND)
                .get()
                .uri(path)
                .header("Authorization", "Bearer " + TestTokens.of("search", "feed:read"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static Set<String> fieldsOf(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }
}
