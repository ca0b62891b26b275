package marketplace.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import marketplace.shared.Refusal;
import marketplace.shared.web.Problems;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the running core: its routes as they are, in the words of their comments. */
final class Description {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String API = "/api/v1";
    private static final String ABOUT = """
        Everything the pages of the market do. Each county answers at its own host and knows nothing of the others.

        **Who asks.** A bearer token of the county's identity provider, or a merchant's API key (`km_…`). \
        Calls without either see what everybody sees.

        **Money** is in cents of euro, gross. Instants are UTC, days are the county's.

        **Lists** come in pages of at most 100: `limit` says how many, `next` of a page is `after` of the next one. \
        A cursor a list never gave out is refused.

        **Idempotency.** Calls that make something take an `Idempotency-Key`. The same caller, key and body get the \
        same answer, kept for seven days; another body is refused (409); while the first is at work, 409 with \
        `Retry-After`. All other calls may be repeated as they are.

        **Limits.** Each caller may ask so often a minute, apart for reading, searching, writing and withdrawing: \
        see the headers `RateLimit-Policy` and `RateLimit`. Beyond, 429 with `Retry-After`.

        **Problems** are RFC 9457, `application/problem+json`. Their `type` is stable and listed in \
        docs/problems.md; `fields` says what is wrong where.
        """;

    private final Map<String, String> openRoutes;
    private final Schemas schemas;
    private final Comments comments;
    private final Operations operations;

    /**
     * @param openRoutes routes open to everybody, as {@code "GET /api/v1/trades"} with nameless variables
     * @param bodies a request body for the routes that have one, by the same names
     */
    Description(Comments comments, Map<String, String> openRoutes, Map<String, String> bodies) {
        this.comments = comments;
        this.openRoutes = openRoutes;
        this.schemas = new Schemas(comments);
        this.operations = new Operations(schemas, comments, bodies);
    }

    ObjectNode of(RequestMappingHandlerMapping handlers) {
        var routes = handlers.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> routesOf(entry.getKey(), entry.getValue()))
                .filter(route -> route.path().startsWith(API))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
        var document = JSON.createObjectNode().put("openapi", "3.1.1");
        info(document);
        tags(document, routes);
        paths(document, routes);
        components(document);
        return document;
    }

    private static Stream<Route> routesOf(RequestMappingInfo info, HandlerMethod handler) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method -> info.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> new Route(method.name(), pattern.getPatternString(), info, handler)));
    }

    private static void info(ObjectNode document) {
        var info = document.putObject("info")
                .put("title", "Kreismarkt")
                .put("version", "1")
                .put("summary", "The regional marketplace of a German county.")
                .put("description", ABOUT.strip());
        info.putObject("contact").put("name", "The operator of the county's market, see its /impressum");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/").put("description", "The county at this host");
        var security = document.putArray("security");
        security.addObject().putArray("token");
        security.addObject().putArray("key");
    }

    private void tags(ObjectNode document, List<Route> routes) {
        var said = new TreeMap<String, String>();
        routes.forEach(route ->
                said.put(route.tag(), comments.of(route.handler().getBeanType()).orElse(route.tag())));
        var tags = document.putArray("tags");
        said.forEach((name, text) -> tags.addObject().put("name", name).put("description", text));
    }

    private void paths(ObjectNode document, List<Route> routes) {
        var paths = document.putObject("paths");
        for (var route : routes) {
            var path = paths.has(route.path()) ? (ObjectNode) paths.get(route.path()) : paths.putObject(route.path());
            path.set(
                    route.method().toLowerCase(Locale.ROOT),
                    operations.of(route, openRoutes.containsKey(route.name())));
        }
    }

    private void components(ObjectNode document) {
        var components = document.putObject("components");
        security(components.putObject("securitySchemes"));
        idempotencyKey(components.putObject("parameters").putObject("IdempotencyKey"));
        var headers = components.putObject("headers");
        header(headers, "RetryAfter", "integer", "Seconds until asking again makes sense.");
        header(headers, "RateLimitPolicy", "string", "How many a minute: \"reading\";q=1200;w=60");
        header(headers, "RateLimit", "string", "How many are left, and seconds until all are back.");
        header(headers, "Location", "string", "Where it is found from now on.");
        responses(components.putObject("responses"));
        var named = components.putObject("schemas");
        schemas.of(Refusal.Field.class);
        named.set("Problem", problem());
        schemas.named().forEach(named::set);
    }

    private static void security(ObjectNode schemes) {
        schemes.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "An access token of the county's identity provider for the audience kreismarkt.");
        schemes.putObject("key")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "km_…")
                .put("description", "A merchant's API key; it acts for that merchant alone and holds for a year.");
    }

    private static void idempotencyKey(ObjectNode parameter) {
        parameter
                .put("name", "Idempotency-Key")
                .put("in", "header")
                .put("required", true)
                .put("description", "Made by the caller, new for each thing to be made; the same again for a repeat.");
        parameter.putObject("schema").put("type", "string").put("minLength", 1).put("maxLength", 200);
        parameter.put("example", "0190a3f2-6c1e-7d5b-8a47-2f6d1c9e0b13");
    }

    private static void header(ObjectNode headers, String name, String type, String said) {
        headers.putObject(name).put("description", said).putObject("schema").put("type", type);
    }

    private static void responses(ObjectNode responses) {
        for (var known : Operations.PROBLEMS.entrySet()) {
            var response = responses
                    .putObject(known.getValue().name())
                    .put("description", known.getValue().said());
            var type = response.putObject("content").putObject("application/problem+json");
            type.putObject("schema").put("$ref", "#/components/schemas/Problem");
            type.putObject("example")
                    .put("type", Problems.TYPES + known.getValue().example())
                    .put("title", known.getValue().title())
                    .put("status", known.getKey())
                    .put("detail", known.getValue().said());
            if (known.getKey() == 429 || known.getKey() == 409) {
                response.putObject("headers").putObject("Retry-After").put("$ref", "#/components/headers/RetryAfter");
            }
        }
    }

    private static ObjectNode problem() {
        var schema =
                JSON.createObjectNode().put("type", "object").put("description", "Why a call was refused (RFC 9457).");
        var properties = schema.putObject("properties");
        properties
                .putObject("type")
                .put("type", "string")
                .put("format", "uri-reference")
                .put("description", "Which problem; stable.");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer").put("format", "int32");
        properties.putObject("detail").put("type", "string").put("description", "A sentence for people.");
        properties.putObject("instance").put("type", "string").put("format", "uri-reference");
        properties
                .putObject("fields")
                .put("type", "array")
                .put("description", "What is wrong where.")
                .putObject("items")
                .put("$ref", "#/components/schemas/RefusalField");
        schema.putArray("required").add("type").add("title").add("status");
        return schema;
    }
}
