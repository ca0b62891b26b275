package marketplace.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import marketplace.shared.CountyCode;
import marketplace.shared.Id;
import marketplace.shared.PlaceCode;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of the records that travel, each named once. */
final class Schemas {
    private static final String REF = "#/components/schemas/";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Class<?>, String> FORMATS = Map.of(
            UUID.class, "uuid",
            Instant.class, "date-time",
            LocalDate.class, "date",
            URI.class, "uri-reference");

    private final Comments comments;
    private final Map<String, ObjectNode> named = new TreeMap<>();
    private final Map<String, String> owners = new TreeMap<>();

    Schemas(Comments comments) {
        this.comments = comments;
    }

    Map<String, ObjectNode> named() {
        return named;
    }

    /** The schema of a type, by reference where it has a name. */
    ObjectNode of(Type type) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic -> ofGeneric(generic);
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    /** The same with what an annotation says of its size and form. */
    ObjectNode of(Type type, AnnotatedElement said) {
        var schema = of(type);
        if (schema.has("$ref")) {
            return schema;
        }
        var text = schema.path("type").asString().equals("string");
        find(said, Size.class).ifPresent(size -> sized(schema, size));
        find(said, Min.class).ifPresent(least -> schema.put("minimum", least.value()));
        find(said, Max.class).ifPresent(most -> schema.put("maximum", most.value()));
        find(said, PositiveOrZero.class).ifPresent(_ -> schema.put("minimum", 0));
        find(said, Pattern.class).ifPresent(pattern -> schema.put("pattern", "^(?:" + pattern.regexp() + ")$"));
        find(said, Email.class).ifPresent(_ -> schema.put("format", "email"));
        find(said, NotBlank.class).ifPresent(_ -> schema.put("minLength", 1));
        find(said, NotEmpty.class).ifPresent(_ -> schema.put(text ? "minLength" : "minItems", 1));
        return schema;
    }

    private static void sized(ObjectNode schema, Size size) {
        var text = schema.path("type").asString().equals("string");
        if (size.min() > 0) {
            schema.put(text ? "minLength" : "minItems", size.min());
        }
        if (size.max() < Integer.MAX_VALUE) {
            schema.put(text ? "maxLength" : "maxItems", size.max());
        }
    }

    private ObjectNode ofClass(Class<?> type) {
        if (type == Object.class) {
            return JSON.createObjectNode().put("type", "object");
        }
        if (FORMATS.containsKey(type)) {
            return text().put("format", FORMATS.get(type));
        }
        if (Id.class.isAssignableFrom(type)) {
            return text().put("format", "uuid");
        }
        if (type == LocalTime.class) {
            return text().put("pattern", "^\\d\\d:\\d\\d(:\\d\\d)?$");
        }
        if (CharSequence.class.isAssignableFrom(type) || type == PlaceCode.class || type == CountyCode.class) {
            return text();
        }
        if (type.isEnum()) {
            return constants(type);
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) || type == Boolean.class
                ? number(type)
                : ofRecord(type);
    }

    private static ObjectNode number(Class<?> type) {
        var kind = switch (type.getSimpleName()) {
            case "boolean", "Boolean" -> "boolean";
            case "double", "Double" -> "number";
            default -> "integer";
        };
        var schema = JSON.createObjectNode().put("type", kind);
        return kind.equals("integer")
                ? schema.put("format", Set.of("long", "Long").contains(type.getSimpleName()) ? "int64" : "int32")
                : schema;
    }

    private static ObjectNode constants(Class<?> type) {
        var schema = text();
        var names = schema.putArray("enum");
        Arrays.stream(type.getEnumConstants()).forEach(one -> names.add(((Enum<?>) one).name()));
        return schema;
    }

    private ObjectNode ofGeneric(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var inner = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (Collection.class.isAssignableFrom(raw)) {
            var schema = JSON.createObjectNode().put("type", "array");
            schema.set("items", of(inner));
            return Set.class.isAssignableFrom(raw) ? schema.put("uniqueItems", true) : schema;
        }
        if (Map.class.isAssignableFrom(raw)) {
            var schema = JSON.createObjectNode().put("type", "object");
            schema.set("additionalProperties", of(inner));
            return schema;
        }
        if (raw == Slice.class) {
            return slice(inner);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private ObjectNode slice(Type inner) {
        var name = nameOf((Class<?>) inner) + "Slice";
        var schema = JSON.createObjectNode()
                .put("type", "object")
                .put("description", "Some of a list; next is the cursor of the following page, absent on the last.");
        var properties = schema.putObject("properties");
        var items = properties.putObject("items").put("type", "array").put("maxItems", Slice.MOST);
        items.set("items", of(inner));
        properties.putObject("next").put("type", "string");
        schema.putArray("required").add("items");
        named.putIfAbsent(name, schema);
        return ref(name);
    }

    private ObjectNode ofRecord(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " travels and is no record");
        }
        var name = nameOf(type);
        var owner = owners.putIfAbsent(name, type.getName());
        if (owner == null) {
            var schema = JSON.createObjectNode().put("type", "object");
            named.put(name, schema);
            fill(schema, type);
        } else if (!owner.equals(type.getName())) {
            throw new IllegalArgumentException("%s and %s are both called %s: rename one".formatted(owner, type, name));
        }
        return ref(name);
    }

    private void fill(ObjectNode schema, Class<?> type) {
        comments.of(type).ifPresent(said -> schema.put("description", said));
        var properties = schema.putObject("properties");
        var required = JSON.createArrayNode();
        for (var component : type.getRecordComponents()) {
            var name = find(component.getAccessor(), JsonProperty.class)
                    .map(JsonProperty::value)
                    .orElse(component.getName());
            properties.set(name, property(type, component));
            if (!isNullable(component)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private ObjectNode property(Class<?> type, RecordComponent component) {
        var schema = of(component.getGenericType(), component.getAccessor());
        comments.ofComponent(type, component.getName()).ifPresent(said -> schema.put("description", said));
        return schema;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** ListingView is Listing, its UnitPriceView ListingUnitPrice; what an API alone has bears its name. */
    static String nameOf(Class<?> type) {
        var own = type.getSimpleName().replaceFirst("View$", "");
        var outside = type.getEnclosingClass();
        if (outside == null) {
            return own;
        }
        var stem = outside.getSimpleName().replaceFirst("(View|Body|Api)$", "");
        return own.startsWith(stem) ? own : stem + own;
    }

    private static <A extends Annotation> Optional<A> find(AnnotatedElement said, Class<A> kind) {
        return Optional.ofNullable(said.getAnnotation(kind));
    }

    private static ObjectNode text() {
        return JSON.createObjectNode().put("type", "string");
    }

    private static ObjectNode ref(String name) {
        return JSON.createObjectNode().put("$ref", REF + name);
    }
}
