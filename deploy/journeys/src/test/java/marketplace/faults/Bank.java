package marketplace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox as the buyer's script and the auditor see it, with its misfortunes to order. */
final class Bank {
    /** A card that pays. */
    static final String GOOD = "4242424242424242";

    /** A card without funds. */
    static final String EMPTY = "4000000000009995";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Web web;
    private final String base;
    private final String key;

    Bank(String address, String key) {
        this.web = new Web(address, Map.of());
        this.base = address;
        this.key = key;
    }

    /** What the page's script does with a card. */
    void enter(String page, String card) {
        var secret = data(page, "secret");
        var fields = new HashMap<String, String>();
        fields.put("key", data(page, "key"));
        fields.put("client_secret", secret);
        fields.put("_stripe_account", data(page, "account"));
        fields.put("payment_method_data[type]", "card");
        fields.put("payment_method_data[card][number]", card);
        fields.put("return_url", "https://kreismarkt.test/zurueck");
        var kind = secret.startsWith("seti_") ? "setup_intents" : "payment_intents";
        web.post("/v1/" + kind + "/" + secret.replaceAll("_secret_.*", "") + "/confirm", fields);
    }

    private static String data(String page, String name) {
        var value = Pattern.compile("data-%s=\"([^\"]*)\"".formatted(name)).matcher(page);
        return value.find() ? value.group(1) : "";
    }

    /** Letters fare so from now on. */
    void letters(Astray astray) {
        web.delete("/sandbox/webhooks/faults");
        astray.orders().forEach(order -> web.post("/sandbox/webhooks/faults", order));
    }

    /** Letters not yet delivered. */
    long lettersUnderWay() {
        return JSON.readTree(web.get("/sandbox/health").body())
                .path("webhooks_waiting")
                .asLong();
    }

    /** All objects of a kind on a merchant's account, such as payment_intents. */
    List<JsonNode> list(String account, String kind) {
        var auditor = new Web(base, Map.of("Authorization", "Bearer " + key, "Stripe-Account", account));
        var all = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            var after = all.isEmpty()
                    ? ""
                    : "&starting_after=" + all.getLast().path("id").asString();
            page = JSON.readTree(
                    auditor.get("/v1/" + kind + "?limit=100" + after).body());
            page.path("data").forEach(all::add);
        } while (page.path("has_more").asBoolean());
        return all;
    }
}
