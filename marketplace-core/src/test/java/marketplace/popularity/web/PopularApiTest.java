package marketplace.popularity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What residents, their programs and search are told of what is popular. */
class PopularApiTest extends CoreTest {
    private static final Path CONTRACT =
            Path.of(System.getProperty("kreismarkt.root"), "search/src/test/resources/contract");
    private static final UUID LOAF = UUID.fromString("0198f0a0-0000-7000-8000-00000000a001");

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void weidenbach_likes_rye_bread() throws SQLException {
        try (var connection = database().owner().connect();
                var sql = connection.createStatement()) {
            sql.execute("set app.county = '99001'");
            sql.execute("""
                insert into popularity.word values ('99001', 'weidenbach', 'roggenbrot', 9), ('99001', '*', 'käse', 20)
                on conflict do nothing
                """);
            sql.execute("insert into popularity.place values ('99001', 'weidenbach', 1) on conflict do nothing");
            sql.execute("insert into popularity.risen values ('99001', 'weidenbach', '%s', 2) on conflict do nothing"
                    .formatted(LOAF));
        }
    }

    @Test
    void everybody_is_told_the_words_of_a_place_else_of_the_county() {
        assertThat(tell("/api/v1/popular-words?place=weidenbach").toString())
                .isEqualTo("{\"words\":[\"roggenbrot\"],\"ofPlace\":true}");
        assertThat(tell("/api/v1/popular-words").toString()).isEqualTo("{\"words\":[\"käse\"],\"ofPlace\":false}");
    }

    @Test
    void another_county_has_words_of_its_own() {
        stranger(HOHENFELS)
                .get()
                .uri("/api/v1/popular-words")
                .exchange()
                .expectBody()
                .jsonPath("$.words.length()")
                .isEqualTo(0);
    }

    @Test
    void the_empty_search_field_and_the_front_offer_them() {
        assertThat(page("/suche/vorschlaege?q="))
                .contains("Oft gesucht in Weidenbach", "/suche?q=roggenbrot")
                .doesNotContain("käse");
        assertThat(page("/")).contains("Oft gesucht in Weidenbach", "/suche?q=roggenbrot");
    }

    @Test
    void search_is_told_in_the_agreed_form_and_strangers_are_not() throws IOException {
        var golden = json.readTree(Files.readString(CONTRACT.resolve("internal.popular.json")))
                .get("places")
                .get(0);

        var told = json.readTree(stranger(ERLENGRUND)
                        .get()
                        .uri("/internal/popular?county=99001&ids=weidenbach")
                        .header("Authorization", "Bearer " + TestTokens.of("search", "feed:read"))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .get("places")
                .get(0);

        assertThat(told.propertyNames()).containsExactlyInAnyOrderElementsOf(golden.propertyNames());
        assertThat(told.get("listings").get(0).toString())
                .isEqualTo(golden.get("listings").get(0).toString());
        stranger(ERLENGRUND)
                .get()
                .uri("/internal/popular?county=99001")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private JsonNode tell(String path) {
        return json.readTree(stranger(ERLENGRUND)
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String page(String path) {
        return stranger(ERLENGRUND)
                .get()
                .uri(path)
                .cookie("ort", "weidenbach")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
