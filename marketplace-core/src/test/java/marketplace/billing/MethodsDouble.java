package marketplace.billing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cards of purchases that {@link PaymentsDouble} keeps. */
final class MethodsDouble {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, ObjectNode> methods = new LinkedHashMap<>();
    private final ToldNews news;

    MethodsDouble(ToldNews news) {
        this.news = news;
    }

    Optional<ObjectNode> find(String purchase) {
        return Optional.ofNullable(methods.get(purchase));
    }

    /** Another attempt asks anew, the same one finds what there is. */
    ObjectNode ask(Matcher path, JsonNode body) {
        return methods.merge(
                path.group(2),
                method(path, body),
                (old, fresh) ->
                        old.path("attempt").asInt() == fresh.path("attempt").asInt() ? old : fresh);
    }

    void enter(String purchase) {
        find(purchase).ifPresent(method -> {
            method.put("state", "READY").put("version", method.path("version").asLong() + 1);
            news.tell("payments.method-ready", purchase, method);
        });
    }

    Optional<ObjectNode> forget(String purchase) {
        return find(purchase).map(method -> method.put("state", "GONE"));
    }

    Runnable keep() {
        return ToldNews.keep(methods);
    }

    private static ObjectNode method(Matcher path, JsonNode body) {
        var method = JSON.createObjectNode()
                .put("purchase", path.group(2))
                .put("county", path.group(1))
                .put("attempt", Integer.parseInt(path.group(4)))
                .put("state", "ASKED")
                .put("version", 1L);
        return body.path("way").asString().equals("HOSTED")
                ? method.put("url", "https://pay.example/" + path.group(2))
                : method.set("page", page("seti_secret"));
    }

    /** Where somebody enters a card herself. */
    static ObjectNode page(String secret) {
        return JSON.createObjectNode()
                .put("script", "https://pay.example/script.js")
                .put("publishableKey", "pk_test")
                .put("clientSecret", secret);
    }
}
