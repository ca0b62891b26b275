package marketplace.payments.sandbox.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages of a list, newest first, as Stripe cuts them. */
public final class Listing {

    private static final int LIMIT = 10;
    private static final int LIMIT_AT_MOST = 100;

    private Listing() {}

    public static ObjectNode page(Call call, String kind, String url, Predicate<ObjectNode> filter) {
        Predicate<ObjectNode> wanted =
                filter.and(created(call.form())).and(it -> !it.path("deleted").asBoolean(false));
        int limit = (int) call.form().number("limit").orElse(LIMIT);
        if (limit < 1 || limit > LIMIT_AT_MOST) {
            throw Refused.invalid("Invalid integer: limit must be between 1 and " + LIMIT_AT_MOST, "limit");
        }
        List<ObjectNode> found =
                call.form().has("ending_before") ? before(call, kind, wanted, limit) : after(call, kind, wanted, limit);
        boolean more = found.size() > limit;
        List<ObjectNode> page = more ? found.subList(0, limit) : found;
        if (call.form().has("ending_before")) {
            page = page.reversed();
        }
        return list(page, more, url);
    }

    /** A whole list object. */
    public static ObjectNode list(List<ObjectNode> objects, boolean more, String url) {
        ObjectNode list = Json.object();
        list.put("object", "list").put("url", url).put("has_more", more);
        ArrayNode data = list.putArray("data");
        objects.forEach(object -> data.add(Json.visible(object)));
        return list;
    }

    private static List<ObjectNode> after(Call call, String kind, Predicate<ObjectNode> wanted, int limit) {
        int from = call.form()
                .text("starting_after")
                .map(id -> place(call, kind, id, "starting_after"))
                .orElse(call.work().count(kind));
        long oldest = call.form().number("created.gte").orElse(0);
        var found = new ArrayList<ObjectNode>();
        for (int i = from - 1; i >= 0 && found.size() <= limit; i--) {
            ObjectNode object = call.work().at(kind, i);
            if (Json.number(object, "created") < oldest) {
                break;
            }
            if (wanted.test(object)) {
                found.add(object);
            }
        }
        return found;
    }

    private static List<ObjectNode> before(Call call, String kind, Predicate<ObjectNode> wanted, int limit) {
        int from = place(call, kind, call.form().need("ending_before"), "ending_before");
        var found = new ArrayList<ObjectNode>();
        for (int i = from + 1; i < call.work().count(kind) && found.size() <= limit; i++) {
            ObjectNode object = call.work().at(kind, i);
            if (wanted.test(object)) {
                found.add(object);
            }
        }
        return Collections.unmodifiableList(found);
    }

    private static int place(Call call, String kind, String id, String param) {
        int place = call.work().placeOf(kind, id);
        if (place < 0) {
            throw Refused.unknown(kind, id).with("param", param);
        }
        return place;
    }

    private static Predicate<ObjectNode> created(Form form) {
        long exactly = form.number("created").orElse(-1);
        long gte = form.number("created.gte").orElse(0);
        long gt = form.number("created.gt").orElse(-1);
        long lte = form.number("created.lte").orElse(Long.MAX_VALUE);
        long lt = form.number("created.lt").orElse(Long.MAX_VALUE);
        return object -> {
            long at = Json.number(object, "created");
            return at >= gte
                    && at > gt
                    && at <= lte
                    && (at < lt || lt == Long.MAX_VALUE)
                    && (exactly < 0 || at == exactly);
        };
    }

    /** Keeps objects whose field has the value given under the same name, when one was given. */
    public static Predicate<ObjectNode> matching(Form form, String... names) {
        return object -> List.of(names).stream()
                .allMatch(name -> form.text(name)
                        .map(value -> value.equals(Json.text(object, name)))
                        .orElse(true));
    }
}
