package marketplace.payments.sandbox.wire;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces ids by the objects they name, along the paths of {@code expand[]}. */
final class Expansion {

    private static final int DEPTH_AT_MOST = 4;

    private Expansion() {}

    static ObjectNode expand(ObjectNode answer, List<String> paths, Work work) {
        for (String path : paths) {
            String[] steps = path.split("\\.");
            if (steps.length > DEPTH_AT_MOST + (steps[0].equals("data") ? 1 : 0)) {
                throw Refused.invalid(
                        "You cannot expand more than " + DEPTH_AT_MOST + " levels of a property.", "expand");
            }
            walk(answer, steps, 0, work);
        }
        return answer;
    }

    private static void walk(JsonNode at, String[] steps, int step, Work work) {
        if (at instanceof ArrayNode many) {
            many.forEach(one -> walk(one, steps, step, work));
        } else if (at instanceof ObjectNode object && step < steps.length) {
            boolean plain = steps[step].equals("payment_method") && "charge".equals(Json.text(object, "object"));
            if (!object.has(steps[step]) || plain) {
                throw Refused.invalid("This property cannot be expanded (" + steps[step] + ").", "expand");
            }
            String id = Json.text(object, steps[step]);
            if (!id.isEmpty()) {
                work.find(id).ifPresent(found -> object.set(steps[step], Json.visible(found)));
            }
            walk(object.get(steps[step]), steps, step + 1, work);
        }
    }
}
