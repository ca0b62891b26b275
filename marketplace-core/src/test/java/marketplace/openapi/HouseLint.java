package marketplace.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Our own rules for the document, beyond what OpenAPI asks. */
final class HouseLint {
    private static final int LONGEST_SUMMARY = 120;
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Short lists the house itself limits; all others come in pages. */
    private static final Set<String> SHORT_LISTS =
            Set.of("/api/v1/categories", "/api/v1/trades", "/api/v1/places", "/api/v1/streets");

    private final JsonNode document;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private HouseLint(JsonNode document) {
        this.document = document;
    }

    static List<String> of(JsonNode document) {
        var lint = new HouseLint(document);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> lint.check(path.getKey(), operation.getKey(), operation.getValue())));
        lint.references(document);
        return lint.complaints;
    }

    private void check(String path, String method, JsonNode operation) {
        var where = method + " " + path;
        var summary = operation.path("summary").asString("");
        complain(summary.isBlank(), where + " has no summary");
        complain(summary.length() > LONGEST_SUMMARY, where + " has a summary that is a story");
        var id = operation.path("operationId").asString("");
        complain(!id.matches("[a-z][A-Za-z]+\\.[a-z][A-Za-z]+"), where + " has the operationId " + id);
        complain(!ids.add(id), where + " shares its operationId " + id);
        complain(!knowsTag(operation.path("tags").path(0).asString("")), where + " has no tag that is described");
        variables(path, where, operation);
        answers(where, method, operation);
        pages(path, where, method, operation);
    }

    private boolean knowsTag(String tag) {
        return document.path("tags")
                .valueStream()
                .anyMatch(one -> one.path("name").asString().equals(tag));
    }

    private void variables(String path, String where, JsonNode operation) {
        parameters(operation)
                .filter(one -> one.path("in").asString("").equals("path"))
                .map(one -> one.path("name").asString())
                .forEach(name -> complain(!path.contains("{" + name + "}"), where + " knows no {" + name + "}"));
        var said = parameters(operation)
                .filter(one -> one.path("in").asString("").equals("path"))
                .count();
        parameters(operation)
                .filter(one -> one.at("/schema/type").asString("").equals("object"))
                .forEach(one -> complain(true, where + " hides its parameters in " + one.path("name")));
        complain(said != path.chars().filter(letter -> letter == '{').count(), where + " leaves a variable unsaid");
    }

    private void answers(String where, String method, JsonNode operation) {
        var responses = operation.path("responses");
        var statuses = responses.propertyNames();
        complain(statuses.stream().noneMatch(status -> status.startsWith("2")), where + " never succeeds");
        complain(statuses.stream().filter(status -> status.startsWith("4")).count() < 2, where + " is never refused");
        complain(!responses.has("429"), where + " has no limit");
        var key = parameters(operation)
                .anyMatch(one -> one.path("$ref").asString("").endsWith("/IdempotencyKey"));
        var isKeyed = operation.path("operationId").asString("").equals("checkout.order");
        complain(
                method.equals("post") && responses.has("201") && !key && !isKeyed,
                where + " makes something and takes no Idempotency-Key");
    }

    /** A list is a slice with a cursor and a limit. */
    private void pages(String path, String where, String method, JsonNode operation) {
        var schema = operation.at("/responses/200/content/application~1json/schema");
        var bare = schema.path("type").asString("").equals("array");
        complain(bare && !SHORT_LISTS.contains(path), where + " is a list without pages");
        var slice = schema.path("$ref").asString("").endsWith("Slice");
        var cursor =
                parameters(operation).map(one -> one.path("name").asString("")).toList();
        complain(slice && !cursor.containsAll(List.of("after", "limit")), where + " has pages and no cursor");
        complain(!slice && method.equals("get") && cursor.contains("after"), where + " has a cursor and no pages");
    }

    private static Stream<JsonNode> parameters(JsonNode operation) {
        return operation.path("parameters").valueStream();
    }

    private void references(JsonNode node) {
        if (node.has("$ref")) {
            var to = node.get("$ref").asString();
            complain(document.at(to.substring(1)).isMissingNode(), to + " leads nowhere");
        }
        node.forEach(this::references);
    }

    private void complain(boolean wrong, String sentence) {
        if (wrong) {
            complaints.add(sentence);
        }
    }
}
