package marketplace.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import marketplace.checkout.MarketTest;
import marketplace.doors.Door;
import marketplace.doors.DoorTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The document at /api/v1/openapi.json is the code, is OpenAPI 3.1, and keeps our own rules. */
class OpenApiTest extends MarketTest {
    private static final int LARGEST = 1_000_000;
    private static final Path ROOT = Path.of(System.getProperty("kreismarkt.root"));
    private static final String WRITE = "mvn -q -pl marketplace-core -am verify -Dtest=OpenApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi=write";

    /** References, of which there are thousands, take a line each. */
    private static final Pattern REFERENCE = Pattern.compile("\\{\\s+(\"\\$ref\" : \"[^\"]*\")\\s+}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @BeforeEach
    void written_if_asked() throws IOException {
        if ("write".equals(System.getProperty("openapi"))) {
            Files.writeString(OpenApi.FILE, described());
        }
    }

    @Test
    void the_document_is_the_code() throws IOException {
        var kept = Files.readString(OpenApi.FILE);

        assertThat(kept).as("The API has changed; write it down with: " + WRITE).isEqualTo(described());
    }

    @Test
    void it_is_openapi_3_1() throws IOException {
        var official = new ClassPathResource("openapi/schema-3.1.json").getContentAsString(StandardCharsets.UTF_8);

        var errors = OpenApi.validator(Description.JSON.readTree(official)).validate(published());

        assertThat(errors).isEmpty();
    }

    @Test
    void it_keeps_the_rules_of_the_house() throws IOException {
        assertThat(HouseLint.of(published())).isEmpty();
    }

    @Test
    void its_examples_are_what_they_exemplify() throws IOException {
        assertThat(OpenApi.wrongExamples(published())).isEmpty();
    }

    @Test
    void the_linter_sees_what_is_wrong() throws IOException {
        var broken = Description.JSON.readTree(Files.readString(OpenApi.FILE)
                .replace("\"operationId\" : \"place.get\"", "\"operationId\" : \"place.nearest\"")
                .replace("#/components/parameters/IdempotencyKey", "#/components/parameters/Gone")
                .replaceFirst("\"summary\" : \"The tree[^\"]*\"", "\"summary\" : \"\""));

        assertThat(HouseLint.of(broken).toString())
                .contains("place.nearest", "Gone", "has no summary", "takes no Idempotency-Key");
    }

    @Test
    void everybody_reads_it() {
        stranger(ERLENGRUND)
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build()
                .get()
                .uri("/api/v1/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.1");
    }

    private String described() {
        var comments = Comments.below(
                ROOT.resolve("marketplace-core/src/main/java"), ROOT.resolve("marketplace-core/kernel/src/main/java"));
        var doors = DoorTable.doors();
        var open = doors.stream()
                .filter(Door::isOpen)
                .collect(Collectors.toMap(Door::route, Door::path, (first, _) -> first));
        var bodies = doors.stream()
                .filter(door -> !door.body().isEmpty())
                .collect(Collectors.toMap(Door::route, OpenApiTest::example, (first, _) -> first));
        var described = Description.JSON.writeValueAsString(new Description(comments, open, bodies).of(handlers));
        return REFERENCE.matcher(described).replaceAll("{ $1 }") + "\n";
    }

    private static JsonNode published() throws IOException {
        return Description.JSON.readTree(Files.readString(OpenApi.FILE));
    }

    /** Names of things become an id, or a number where none is quoted. */
    private static String example(Door door) {
        return door.body()
                .replaceAll("\"\\{[a-z]\\w*}\"", "\"0190a3f2-6c1e-7d5b-8a47-2f6d1c9e0b13\"")
                .replaceAll("(?<=:)\\{[a-z]\\w*}", "1");
    }
}
