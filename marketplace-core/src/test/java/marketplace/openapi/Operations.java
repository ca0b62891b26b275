package marketplace.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import marketplace.outbox.web.Creates;
import marketplace.shared.web.Holds;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.node.ObjectNode;

/** One operation of the document from one method of ours. */
final class Operations {
    /** A problem every route may answer with, as the document shows it. */
    record Known(String name, String title, String example, String said) {}

    static final Map<Integer, Known> PROBLEMS = new TreeMap<>(Map.of(
            400,
                    new Known(
                            "Malformed",
                            "Bad Request",
                            "malformed",
                            "The request cannot be read as this route expects it."),
            401, new Known("NotSignedIn", "Unauthorized", "not-signed-in", "Please sign in first."),
            403, new Known("NotYours", "Forbidden", "not-yours", "This is not yours to see or change."),
            404, new Known("Absent", "Not Found", "no-such-listing", "There is no such thing, or it is not told."),
            409, new Known("Conflict", "Conflict", "out-of-stock", "What is now does not allow it."),
            413, new Known("TooLarge", "Content Too Large", "too-large", "More than this route takes."),
            415, new Known("MediaType", "Unsupported Media Type", "media-type", "This route takes another media type."),
            422, new Known("Invalid", "Unprocessable Content", "listing-incomplete", "Something in it does not fit."),
            429, new Known("TooMany", "Too Many Requests", "too-many-requests", "Please wait a moment.")));

    private static final Map<String, String> KNOWN_PARAMETERS = Map.of(
            "after", "Where to go on: next of the page before.",
            "limit", "How many at most, from 1 to 100; more is taken as 100.",
            "merchant", "The merchant's id.",
            "Basket-Pass", "The pass of a guest's basket; whose token it is does not matter then.",
            "Purchase-Pass", "A guest's pass to her purchase, as her receipt has it.");

    private final Schemas schemas;
    private final Comments comments;
    private final Map<String, String> bodies;

    Operations(Schemas schemas, Comments comments, Map<String, String> bodies) {
        this.schemas = schemas;
        this.comments = comments;
        this.bodies = bodies;
    }

    ObjectNode of(Route route, boolean open) {
        var method = route.handler().getMethod();
        var said = comments.of(route.handler().getBeanType(), method.getName())
                .orElseThrow(() -> new IllegalStateException(
                        "Say in a comment what %s does: its first sentence is the summary".formatted(method)));
        var operation = Description.JSON.createObjectNode().put("operationId", route.id());
        operation.put("summary", Comments.first(said));
        operation.put("description", said);
        operation.putArray("tags").add(route.tag());
        if (open) {
            operation.putArray("security").addObject();
        }
        parameters(operation, route);
        body(operation, route);
        responses(operation.putObject("responses"), route, open);
        return operation;
    }

    private void parameters(ObjectNode operation, Route route) {
        var parameters = Description.JSON.createArrayNode();
        Stream.of(route.handler().getMethodParameters())
                .flatMap(this::parametersOf)
                .forEach(parameters::add);
        var creates = route.handler().getMethodAnnotation(Creates.class);
        if (creates != null && !creates.keyInBody()) {
            parameters.addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private Stream<ObjectNode> parametersOf(MethodParameter of) {
        var holds = of.getParameterAnnotation(Holds.class);
        return holds == null
                ? Stream.ofNullable(parameter(of))
                : Stream.of(holds.value().getRecordComponents()).map(one -> held(holds.value(), one));
    }

    private ObjectNode held(Class<? extends Record> holder, RecordComponent one) {
        var parameter = Description.JSON
                .createObjectNode()
                .put("name", one.getName())
                .put("in", "query")
                .put("required", false);
        parameter.put(
                "description",
                comments.ofComponent(holder, one.getName())
                        .orElseThrow(() -> new IllegalStateException("Say what %s of %s is".formatted(one, holder))));
        parameter.set("schema", schemas.of(one.getGenericType(), one.getAccessor()));
        return parameter;
    }

    private @Nullable ObjectNode parameter(MethodParameter of) {
        of.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var path = of.getParameterAnnotation(PathVariable.class);
        if (path != null) {
            return described(of, named(path.value(), of), "path").put("required", true);
        }
        var query = of.getParameterAnnotation(RequestParam.class);
        if (query != null) {
            var one = described(of, named(query.value(), of), "query");
            return withDefault(one.put("required", isRequired(query.required(), query.defaultValue())), query);
        }
        var header = of.getParameterAnnotation(RequestHeader.class);
        return header == null
                ? null
                : described(of, named(header.name(), of), "header").put("required", header.required());
    }

    private ObjectNode described(MethodParameter of, String name, String in) {
        var parameter = Description.JSON.createObjectNode().put("name", name).put("in", in);
        var said = comments.of(of.getContainingClass(), of.getMethod().getName() + "@" + name)
                .orElse(KNOWN_PARAMETERS.get(name));
        if (said != null) {
            parameter.put("description", said);
        }
        var schema = schemas.of(of.getGenericParameterType(), of.getParameter());
        if (name.equals("limit")) {
            schema.put("minimum", 1).put("maximum", Slice.MOST);
        }
        parameter.set("schema", schema);
        return parameter;
    }

    private static ObjectNode withDefault(ObjectNode parameter, RequestParam query) {
        var schema = (ObjectNode) parameter.get("schema");
        var value = query.defaultValue();
        if (value.equals(ValueConstants.DEFAULT_NONE) || value.isEmpty()) {
            return parameter;
        }
        switch (schema.path("type").asString()) {
            case "integer" -> schema.put("default", Long.parseLong(value));
            case "number" -> schema.put("default", Double.parseDouble(value));
            case "boolean" -> schema.put("default", Boolean.parseBoolean(value));
            case "string" -> schema.put("default", value);
            default -> throw new IllegalArgumentException("a default of " + parameter);
        }
        return parameter;
    }

    private static boolean isRequired(boolean required, String byDefault) {
        return required && byDefault.equals(ValueConstants.DEFAULT_NONE);
    }

    private static String named(String given, MethodParameter of) {
        return given.isEmpty() ? String.valueOf(of.getParameterName()) : given;
    }

    private void body(ObjectNode operation, Route route) {
        Stream.of(route.handler().getMethodParameters())
                .filter(one -> one.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .ifPresent(one -> body(operation.putObject("requestBody").put("required", true), route, one));
    }

    private void body(ObjectNode body, Route route, MethodParameter of) {
        var content = body.putObject("content");
        if (of.getGenericParameterType() instanceof Class<?> type && type.isRecord()) {
            var json = content.putObject(MediaType.APPLICATION_JSON_VALUE);
            json.set("schema", schemas.of(type));
            var example = bodies.get(route.name());
            if (example != null && example.startsWith("{")) {
                json.set("example", Description.JSON.readTree(example));
            }
            return;
        }
        route.info()
                .getConsumesCondition()
                .getConsumableMediaTypes()
                .forEach(type -> content.putObject(type.toString()).putObject("schema"));
        if (content.isEmpty()) {
            throw new IllegalStateException("Say with consumes which media types %s takes".formatted(route.name()));
        }
    }

    private void responses(ObjectNode responses, Route route, boolean open) {
        success(responses, route);
        for (var status : problemsOf(route, open)) {
            responses
                    .putObject(status.toString())
                    .put(
                            "$ref",
                            "#/components/responses/" + PROBLEMS.get(status).name());
        }
    }

    private void success(ObjectNode responses, Route route) {
        var creates = route.handler().getMethodAnnotation(Creates.class);
        if (creates != null) {
            var made = responses.putObject("201").put("description", "Made; the same again for the same key and body.");
            made.putObject("headers").putObject("Location").put("$ref", "#/components/headers/Location");
            json(made, schemas.of(creates.value()));
            return;
        }
        var type = bare(route.handler().getMethod().getGenericReturnType());
        var said = route.handler().getMethodAnnotation(ResponseStatus.class);
        if (type == Void.class || type == void.class) {
            responses
                    .putObject(
                            said == null ? "200" : Integer.toString(said.code().value()))
                    .put("description", "Done.");
            return;
        }
        var answer = responses.putObject(
                said == null ? "200" : Integer.toString(said.code().value()));
        answer.put("description", "As asked.");
        var produced = route.info().getProducesCondition().getProducibleMediaTypes();
        if (produced.isEmpty()) {
            json(answer, schemas.of(type));
        } else {
            produced.forEach(one -> answer.withObjectProperty("content")
                    .putObject(one.toString())
                    .putObject("schema")
                    .put("type", one.getSubtype().endsWith("json") ? "object" : "string"));
        }
        limits(answer);
    }

    private static void json(ObjectNode answer, ObjectNode schema) {
        answer.withObjectProperty("content")
                .putObject(MediaType.APPLICATION_JSON_VALUE)
                .set("schema", schema);
        limits(answer);
    }

    private static void limits(ObjectNode answer) {
        var headers = answer.withObjectProperty("headers");
        headers.putObject("RateLimit-Policy").put("$ref", "#/components/headers/RateLimitPolicy");
        headers.putObject("RateLimit").put("$ref", "#/components/headers/RateLimit");
    }

    /** What stands inside Mono and ResponseEntity. */
    private static Type bare(Type type) {
        return type instanceof ParameterizedType generic
                        && generic.getRawType() instanceof Class<?> raw
                        && (Publisher.class.isAssignableFrom(raw) || raw == ResponseEntity.class)
                ? bare(generic.getActualTypeArguments()[0])
                : type;
    }

    private static Set<Integer> problemsOf(Route route, boolean open) {
        var statuses = new TreeSet<>(List.of(401, 429));
        var parameters = route.handler().getMethodParameters();
        var body = Stream.of(parameters).anyMatch(one -> one.hasParameterAnnotation(RequestBody.class));
        var asks = Stream.of(parameters).anyMatch(one -> one.hasParameterAnnotation(RequestParam.class));
        if (body || asks || route.path().contains("{")) {
            statuses.add(400);
        }
        if (body || route.path().contains("{")) {
            statuses.add(404);
        }
        if (!open) {
            statuses.add(403);
        }
        if (!route.method().equals("GET")) {
            statuses.add(409);
        }
        if (body) {
            statuses.addAll(List.of(413, 415));
        }
        if (body
                || asks
                || route.handler().hasMethodAnnotation(Creates.class)
                || !route.method().equals("GET")) {
            statuses.add(422);
        }
        return statuses;
    }
}
