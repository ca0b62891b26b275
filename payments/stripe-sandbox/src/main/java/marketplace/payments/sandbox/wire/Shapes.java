package marketplace.payments.sandbox.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of object with all the fields Stripe always shows, empty. */
public final class Shapes {

    private static final ObjectNode ALL = read();

    private Shapes() {}

    /** A fresh copy; an object without fields for kinds the file does not name. */
    public static ObjectNode of(String kind) {
        return ALL.get(kind) instanceof ObjectNode shape ? shape.deepCopy() : Json.object();
    }

    /** What differs from the empty shape is all that is stored. */
    static ObjectNode slim(String kind, ObjectNode full) {
        ObjectNode slim = full.deepCopy();
        if (ALL.get(kind) instanceof ObjectNode shape) {
            shape.properties().forEach(field -> {
                if (field.getValue().equals(slim.get(field.getKey()))) {
                    slim.remove(field.getKey());
                }
            });
        }
        return slim;
    }

    static ObjectNode full(String kind, byte[] slim) {
        return of(kind).setAll(Json.parse(slim));
    }

    private static ObjectNode read() {
        try (InputStream in = Shapes.class.getResourceAsStream("/marketplace/payments/sandbox/shapes.json")) {
            return Json.parse(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
