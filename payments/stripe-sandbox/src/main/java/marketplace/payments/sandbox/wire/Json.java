package marketplace.payments.sandbox.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** JSON as the sandbox writes it; names that begin with an underscore are the sandbox's own and are never shown. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static JsonNode text(String value) {
        return StringNode.valueOf(value);
    }

    public static ObjectNode parse(byte[] bytes) {
        return (ObjectNode) MAPPER.readTree(bytes);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** A copy without the sandbox's own notes. */
    public static ObjectNode visible(ObjectNode object) {
        ObjectNode copy = object();
        object.properties().forEach(field -> {
            if (!field.getKey().startsWith("_")) {
                copy.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        return copy;
    }

    /** The text at a name, empty when absent or null. */
    public static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? value.stringValue() : "";
    }

    public static long number(JsonNode object, String name) {
        return object.path(name).asLong(0);
    }
}
