package marketplace.payments.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Form fields with nested keys, {@code card[number]=…}, read by dotted paths such as {@code card.number}. */
public final class Form {

    private static final int FIELDS_AT_MOST = 1_000;

    private final ObjectNode fields;

    private Form(ObjectNode fields) {
        this.fields = fields;
    }

    /** Reads {@code a[b][]=x&c=y}; unnumbered list items are numbered in their order. */
    public static Form parse(String encoded) {
        var form = new Form(Json.object());
        if (!encoded.isEmpty()) {
            String[] pairs = encoded.split("&", FIELDS_AT_MOST + 1);
            if (pairs.length > FIELDS_AT_MOST) {
                throw Refused.invalid("More than " + FIELDS_AT_MOST + " fields", null);
            }
            List.of(pairs).forEach(form::read);
        }
        return form;
    }

    /** Fields already nested, every value a text. */
    public static Form of(ObjectNode fields) {
        return new Form(fields);
    }

    private void read(String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String[] path = name.replace("]", "").split("\\[", -1);
        ObjectNode at = fields;
        for (int i = 0; i < path.length - 1; i++) {
            at = child(at, path[i]);
        }
        String last = path[path.length - 1];
        at.put(
                last.isEmpty() ? Integer.toString(at.size()) : last,
                equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }

    private static ObjectNode child(ObjectNode at, String name) {
        String key = name.isEmpty() ? Integer.toString(at.size()) : name;
        return at.get(key) instanceof ObjectNode inner ? inner : at.putObject(key);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public boolean has(String path) {
        return !at(path).isMissingNode();
    }

    public Optional<String> text(String path) {
        JsonNode value = at(path);
        return value.isString() && !value.stringValue().isEmpty() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    public String need(String path) {
        return text(path).orElseThrow(() -> Refused.missing(param(path)));
    }

    public boolean flag(String path) {
        return text(path).map("true"::equals).orElse(false);
    }

    /** A whole number of zero or more. */
    public OptionalLong number(String path) {
        return text(path).map(text -> OptionalLong.of(whole(text, path))).orElse(OptionalLong.empty());
    }

    public long needNumber(String path) {
        return whole(need(path), path);
    }

    private static long whole(String text, String path) {
        if (!text.matches("\\d{1,12}")) {
            throw Refused.invalid("parameter_invalid_integer", "Invalid integer: " + text, param(path));
        }
        return Long.parseLong(text);
    }

    /** The values of a list, in order. */
    public List<String> texts(String path) {
        var found = new ArrayList<String>();
        at(path).forEach(value -> found.add(value.asString()));
        return found;
    }

    public ObjectNode tree(String path) {
        return at(path) instanceof ObjectNode tree ? tree : Json.object();
    }

    /** Merges metadata as Stripe does: given keys replace, empty values remove, an empty field removes all. */
    public void mergeMetadata(ObjectNode object) {
        if (!has("metadata")) {
            return;
        }
        ObjectNode metadata = object.get("metadata") instanceof ObjectNode old
                        && at("metadata").isObject()
                ? old
                : object.putObject("metadata");
        eachText("metadata", (name, value) -> {
            if (value.isEmpty()) {
                metadata.remove(name);
            } else {
                metadata.put(name, value);
            }
        });
    }

    /** Copies the named top-level texts when they were given. */
    public void copy(ObjectNode into, String... names) {
        for (String name : names) {
            if (at(name).isString()) {
                text(name).ifPresentOrElse(value -> into.put(name, value), () -> into.putNull(name));
            }
        }
    }

    public void eachText(String path, BiConsumer<String, String> each) {
        for (Map.Entry<String, JsonNode> field : tree(path).properties()) {
            each.accept(field.getKey(), field.getValue().asString());
        }
    }

    private JsonNode at(String path) {
        JsonNode at = fields;
        for (String name : path.split("\\.")) {
            at = at.path(name);
        }
        return at;
    }

    private static String param(String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? path
                : path.substring(0, dot) + "[" + path.substring(dot + 1).replace(".", "][") + "]";
    }
}
