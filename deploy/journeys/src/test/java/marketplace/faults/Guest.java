package marketplace.faults;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A guest who buys through the pages, as often as it takes to get an answer. */
final class Guest {
    private static final Pattern CANCEL = Pattern.compile("action=\"([^\"]*/stornieren/[^\"]+)\"");
    private static final Pattern DOOR = Pattern.compile("name=\"handOver\" value=\"(door-[^\"]+)\"");
    private static final Map<String, String> BERGER = Map.of(
            "givenName", "Johanna",
            "familyName", "Berger",
            "street", "Lindenweg 7",
            "postcode", "99998",
            "town", "Weidenbach",
            "place", "weidenbach",
            "mail", "johanna@example.org",
            "payBy", "ONLINE",
            "script", "1");

    private final Web web;
    private final Bank bank;

    Guest(String address, Bank bank) {
        this.web = new Web(address, Map.of("Sec-Fetch-Site", "same-origin", "Origin", address));
        this.bank = bank;
    }

    /** Fills a basket to be fetched and presses the button until she is led to the payment; gives the purchase. */
    UUID order(List<UUID> variants) {
        return order(variants, _ -> "pickup");
    }

    /** The same, to be brought on the latest day there is. */
    UUID orderForLater(List<UUID> variants) {
        return order(
                variants,
                page -> DOOR.matcher(page).results().map(door -> door.group(1)).reduce("", (_, later) -> later));
    }

    private UUID order(List<UUID> variants, UnaryOperator<String> handOver) {
        variants.forEach(this::add);
        var ordered = Patience.insist(() -> press(handOver), Guest::isOrdered);
        if (!isOrdered(ordered)) {
            throw new AssertionError("could not order: " + ordered);
        }
        return UUID.fromString(ordered.location().orElseThrow().replaceAll(".*/", ""));
    }

    /**
     * The checkout as it stands, with the way she chose and so its sum, and its button; what she wants may still be on its
     * way back from a purchase called off.
     */
    private Web.Answer press(UnaryOperator<String> handOver) {
        var chosen = handOver.apply(web.get("/kasse").body());
        return web.post(
                "/kasse",
                filled(
                        web.get("/kasse?handOver=" + URLEncoder.encode(chosen, StandardCharsets.UTF_8))
                                .body(),
                        chosen));
    }

    private static boolean isOrdered(Web.Answer answer) {
        return answer.location()
                .filter(path -> path.matches(".*/(zahlung|einkauf)/[^/]+"))
                .isPresent();
    }

    private void add(UUID variant) {
        var added = Patience.insist(
                () -> web.post("/korb", Map.of("variant", variant.toString())),
                answer -> answer.location().isPresent());
        if (added.location().isEmpty()) {
            throw new AssertionError("could not take " + variant + ": " + added);
        }
    }

    private static Map<String, String> filled(String page, String handOver) {
        var form = new HashMap<>(BERGER);
        List.of("basket", "version", "shown").forEach(name -> form.put(name, field(page, name)));
        form.put("handOver", handOver);
        return form;
    }

    /** Enters one card after the other until nothing is left to pay. */
    void pay(UUID purchase, String... cards) {
        var left = new ArrayDeque<>(List.of(cards));
        var paid = Patience.insist(() -> step(purchase, left), it -> it);
        if (!paid) {
            throw new AssertionError("could not pay " + purchase + ": " + web.get("/zahlung/" + purchase));
        }
    }

    private boolean step(UUID purchase, Deque<String> cards) {
        var answer = web.get("/zahlung/" + purchase);
        if (answer.location().isPresent()) {
            return true;
        }
        if (answer.body().contains("data-secret=")) {
            bank.enter(answer.body(), cards.size() > 1 ? cards.remove() : cards.element());
        }
        web.get("/zahlung/" + purchase + "/zurueck");
        return false;
    }

    /** Cancels every order of the purchase that can still be cancelled. */
    void cancel(UUID purchase) {
        var page = web.get("/einkauf/" + purchase).body();
        var cancel = CANCEL.matcher(page);
        while (cancel.find()) {
            web.post(cancel.group(1), Map.of());
        }
    }

    private static String field(String page, String name) {
        var value = Pattern.compile("name=\"%s\" value=\"([^\"]*)\"".formatted(name))
                .matcher(page);
        return value.find() ? value.group(1) : "";
    }
}
