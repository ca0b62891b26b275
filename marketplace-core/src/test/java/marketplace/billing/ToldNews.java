package marketplace.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What payments tells, in the order it happened. */
final class ToldNews {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<ObjectNode> news = new ArrayList<>();

    void tell(String type, String subject, ObjectNode data) {
        var number = news.size() + 1;
        var one = JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("type", type)
                .put("typeVersion", 1)
                .put("subject", subject)
                .put("version", data.path("version").asLong())
                .put("at", Instant.now().toString())
                .put("county", data.path("county").asString())
                .put("channel", "system")
                .put("cursor", Integer.toString(number));
        one.set("data", data.deepCopy());
        news.add(one);
    }

    int count() {
        return news.size();
    }

    ObjectNode after(String uri) {
        var after = uri.replaceFirst(".*after=", "").replaceFirst("&.*", "");
        var from = after.isEmpty() ? 0 : Integer.parseInt(after);
        var page = JSON.createObjectNode()
                .put("more", false)
                .put("next", news.size() > from ? Integer.toString(news.size()) : after);
        var events = page.putArray("events");
        news.subList(Math.min(from, news.size()), news.size()).forEach(events::add);
        return page;
    }

    /** What was told since is untold. */
    Runnable keep() {
        var told = news.size();
        return () -> news.subList(told, news.size()).clear();
    }

    /** What stands there now; run, it stands there again. */
    @SuppressWarnings("unchecked")
    static <T extends JsonNode> Runnable keep(Map<String, T> all) {
        var kept = new LinkedHashMap<String, T>();
        all.forEach((key, one) -> kept.put(key, (T) one.deepCopy()));
        return () -> {
            all.clear();
            kept.forEach((key, one) -> all.put(key, (T) one.deepCopy()));
        };
    }
}
