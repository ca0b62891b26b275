package marketplace.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published document, held against answers the core really gives. */
public final class OpenApi {
    static final Path FILE =
            Path.of(System.getProperty("kreismarkt.root"), "marketplace-core/src/main/resources/openapi.json");

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    /** As it lies among the sources, where it is written. */
    public static OpenApi published() {
        return new OpenApi(Description.JSON.readTree(FILE.toFile()));
    }

    /** What the document does not say of this answer; the route with nameless variables. */
    public List<String> unsaid(String route, int status, String body) {
        var operation = operation(route);
        var responses = operation.path("responses");
        if (status >= 500) {
            return List.of();
        }
        if (!responses.has(Integer.toString(status))) {
            return List.of("%s answers %d, which openapi.json does not say: %s".formatted(route, status, body));
        }
        return schema(responses.get(Integer.toString(status)))
                .map(schema -> complaints(schema, body)
                        .map(one -> route + " " + status + ": " + one)
                        .toList())
                .orElse(List.of());
    }

    public boolean hasParameter(String route, String name) {
        return operation(route)
                .path("parameters")
                .valueStream()
                .anyMatch(one -> one.path("name").asString("").equals(name));
    }

    private JsonNode operation(String route) {
        var parts = route.split(" ", 2);
        return document.path("paths").properties().stream()
                .filter(path -> path.getKey().replaceAll("\\{[^{}]*}", "{}").equals(parts[1]))
                .map(path -> path.getValue().path(parts[0].toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> Description.JSON.missingNode());
    }

    private Optional<JsonNode> schema(JsonNode response) {
        var said = response.has("$ref")
                ? document.at(response.get("$ref").asString().substring(1))
                : response;
        return said.path("content").properties().stream()
                .filter(content -> content.getKey().endsWith("json"))
                .map(content -> content.getValue().path("schema"))
                .findFirst();
    }

    /** With the whole document beneath, so that references are found, and nothing allowed that is not named. */
    private Stream<String> complaints(JsonNode schema, String body) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", closed(document.path("components").deepCopy()));
        return validator(whole).validate(Description.JSON.readTree(body)).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage());
    }

    /** Examples of bodies that are not what they exemplify. */
    static List<String> wrongExamples(JsonNode document) {
        return new OpenApi(document)
                .document
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(operation -> operation.at("/requestBody/content/application~1json"))
                .filter(json -> json.has("example"))
                .flatMap(json -> new OpenApi(document)
                        .complaints(json.get("schema"), json.get("example").toString()))
                .toList();
    }

    static Schema validator(JsonNode schema) {
        return REGISTRY.getSchema(schema);
    }

    private static JsonNode closed(JsonNode components) {
        components.path("schemas").properties().stream()
                .map(Map.Entry::getValue)
                .filter(schema -> schema.has("properties"))
                .forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
        return components;
    }
}
