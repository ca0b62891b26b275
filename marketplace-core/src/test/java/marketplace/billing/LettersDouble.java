package marketplace.billing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What payments gave up of what it was told. */
final class LettersDouble {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, ObjectNode> letters = new LinkedHashMap<>();

    void park(String county, String letter) {
        letters.put(
                letter,
                JSON.createObjectNode()
                        .put("county", county)
                        .put("id", letter)
                        .put("type", "account.updated")
                        .put("object", "acct_1")
                        .put("reason", "unknown account acct_1")
                        .put("receivedAt", Instant.now().toString()));
    }

    /** Takes the one that is named off, and shows what is left of the county's. */
    JsonNode answer(String county, JsonNode body) {
        letters.remove(body.path("letter").asString(""));
        var page = JSON.createObjectNode();
        var list = page.putArray("letters");
        letters.values().stream()
                .filter(letter -> letter.path("county").asString().equals(county))
                .forEach(list::add);
        return page;
    }

    Runnable keep() {
        return ToldNews.keep(letters);
    }
}
