package marketplace.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Guests who buy one thing each of two merchants and pay with one card, as a browser does it: basket, checkout, the card
 * at the payment house, back. Beside it the transactions that place such purchases, straight at PostgreSQL.
 */
final class Buying {
    private static final int SHOPS = 40;
    private static final int GOODS_PER_SHOP = 20;
    private static final int RECORDED = 30;
    private static final int DRAIN_SECONDS = 120;
    private static final Pattern INPUT = Pattern.compile("name=\"(basket|version|shown)\" value=\"([^\"]*)\"");
    private static final Pattern CHOICE = Pattern.compile("name=\"handOver\" value=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("data-(key|secret|kind)=\"([^\"]*)\"");

    private final Product product;
    private final Web web;
    private final Turns turns;
    private final List<List<String>> goods = new ArrayList<>();

    Buying(Product product, Web web, Turns turns) {
        this.product = product;
        this.web = web;
        this.turns = turns;
    }

    Result buy(Seeded county) throws Exception {
        prepare(county);
        purchase(county);
        var since = System.currentTimeMillis();
        var all = new Statements(product).during(() -> {
            for (var i = 0; i < RECORDED; i++) {
                purchase(county);
            }
        });
        var placing = Statements.transactions(all, "insert into orders.purchase");
        try (var replay = new Replay(product, turns.options().connections(), county.code(), placing, since)) {
            turns.load().during(turns.options().warmUp(), (_, _) -> purchase(county));
            var drained = drain(county);
            var before = secured(county);
            var ours = turns.load().during(turns.options().measured(), (_, _) -> purchase(county));
            var open = placed(county);
            var after = secured(county);
            var took = drain(county);
            var raw = turns.load().during(turns.options().measured().dividedBy(2), replay::run);
            var note = String.format(
                    Locale.ROOT,
                    "%.1f secured a second, %d orders behind at the end, drained in %.1f s (after the warm-up %.1f s),"
                            + " core+payments+postgresql %.1f ms, %d statements to place, %d in all",
                    (after - before) / 2.0 / ours.seconds(),
                    open,
                    took,
                    drained,
                    ours.each("core", "payments", "postgresql"),
                    replay.statements(),
                    all.size() / RECORDED);
            return new Result("checkout, 2 merchants", county.listings(), ours, raw, note);
        }
    }

    /** Gives merchants accounts at the payment house and remembers what they always have. */
    private void prepare(Seeded county) throws Exception {
        goods.clear();
        var token = web.token(product, "core");
        var shops = Seeded.texts(product, """
            select id from merchants.merchant where county = '%s' order by slug limit %d
            """.formatted(county.code(), SHOPS));
        for (var shop : shops) {
            open(county, shop, token);
            goods.add(Seeded.texts(product, """
                select v.id from catalog.variant v join catalog.listing l on l.county = v.county and l.id = v.listing
                where v.county = '%s' and v.merchant = '%s' and v.light = 'GREEN' and l.state = 'published'
                  and (l.facts ->> 'minimumAge')::int = 0 limit %d
                """.formatted(county.code(), shop, GOODS_PER_SHOP)));
        }
        goods.removeIf(List::isEmpty);
        awaitPayable(county);
    }

    /** Payments tells core by its feed. */
    private void awaitPayable(Seeded county) throws Exception {
        var open = "select count(*) from merchants.merchant where county = '%s' and (content ->> 'payable')::boolean"
                .formatted(county.code());
        for (var tries = 0;
                tries < DRAIN_SECONDS
                        && Integer.parseInt(Seeded.texts(product, open).getFirst()) < SHOPS;
                tries++) {
            Thread.sleep(1_000);
        }
    }

    private void open(Seeded county, String shop, String token) throws IOException, InterruptedException {
        var account = "%s/counties/%s/merchants/%s/account".formatted(product.address("PAYMENTS"), county.code(), shop);
        var opened = web.read(put(account, token, "{\"email\":\"bench@example.org\",\"name\":\"Bench\"}"));
        for (var tries = 0; tries < 50 && !opened.hasNonNull("account"); tries++) {
            Thread.sleep(100);
            opened = web.read(bearer(Web.to(account), token).build());
        }
        if (!opened.get("chargesEnabled").asBoolean()) {
            var ways = "{\"returnUrl\":\"http://localhost/\",\"refreshUrl\":\"http://localhost/\"}";
            var link = web.read(put(account + "/links/" + UUID.randomUUID(), token, ways))
                    .get("url")
                    .asString();
            web.send(Web.form(link, Map.of("answer", "complete")).build());
        }
    }

    private static HttpRequest put(String url, String token, String body) {
        return bearer(Web.to(url), token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest.Builder bearer(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    /** From the empty basket to the last payment confirmed. */
    private void purchase(Seeded county) throws IOException, InterruptedException {
        var guest = new Guest(county);
        var first = ThreadLocalRandom.current().nextInt(goods.size());
        guest.fill(any(goods.get(first)));
        guest.get("/korb");
        guest.fill(any(goods.get((first + 1 + ThreadLocalRandom.current().nextInt(goods.size() - 1)) % goods.size())));
        var payment = guest.order();
        var form = read(FORM, guest.get(payment).body());
        confirm(form);
        guest.get(payment + "/zurueck");
    }

    private static String any(List<String> some) {
        return some.get(ThreadLocalRandom.current().nextInt(some.size()));
    }

    /** What the payment house's script does in the browser. */
    private void confirm(Map<String, String> form) throws IOException, InterruptedException {
        var secret = form.getOrDefault("secret", "");
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", form.getOrDefault("key", ""));
        fields.put("client_secret", secret);
        fields.put("payment_method_data[type]", "card");
        fields.put("payment_method_data[card][number]", "4242424242424242");
        fields.put("payment_method_data[card][exp_month]", "12");
        fields.put("payment_method_data[card][exp_year]", "34");
        fields.put("payment_method_data[card][cvc]", "123");
        fields.put("return_url", "http://localhost/");
        var intent = secret.substring(0, secret.indexOf("_secret_"));
        web.send(Web.form(product.address("STRIPE_SANDBOX") + "/v1/setup_intents/" + intent + "/confirm", fields)
                .build());
    }

    private static Map<String, String> read(Pattern pattern, String page) {
        var found = new HashMap<String, String>();
        pattern.matcher(page).results().forEach(one -> found.put(one.group(1), one.group(2)));
        return found;
    }

    private long secured(Seeded county) throws Exception {
        return count(county, "state <> 'placed'");
    }

    private long placed(Seeded county) throws Exception {
        return count(county, "state = 'placed'");
    }

    private long count(Seeded county, String where) throws Exception {
        return Long.parseLong(Seeded.texts(
                        product,
                        "select count(*) from orders.merchant_order where county = '%s' and %s"
                                .formatted(county.code(), where))
                .getFirst());
    }

    /** The seconds until no order waits for its payment any more. */
    private double drain(Seeded county) throws Exception {
        var begin = System.nanoTime();
        while (placed(county) > 0 && (System.nanoTime() - begin) / 1e9 < DRAIN_SECONDS) {
            Thread.sleep(100);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** A browser with its cookies. */
    private final class Guest {
        private final Seeded county;
        private String cookie = "";

        Guest(Seeded county) {
            this.county = county;
        }

        void fill(String variant) throws IOException, InterruptedException {
            post("/korb", Map.of("variant", variant, "pieces", "1"));
        }

        /** The path of the payment page. */
        String order() throws IOException, InterruptedException {
            var page = get("/kasse?handOver=pickup").body();
            var fields = new LinkedHashMap<>(read(INPUT, page));
            var ways = CHOICE.matcher(page).results().map(one -> one.group(1)).toList();
            fields.put("handOver", ways.contains("pickup") ? "pickup" : ways.getFirst());
            fields.put("place", "weidenbach");
            fields.put("ofAge", "1");
            fields.putAll(Map.of(
                    "givenName", "Vera",
                    "familyName", "Berger",
                    "street", "Lindenweg 1",
                    "postcode", "99998",
                    "town", "Weidenbach",
                    "mail", "vera@example.org",
                    "payBy", "ONLINE",
                    "script", "1"));
            var answer = post("/kasse", fields);
            return answer.headers()
                    .firstValue("Location")
                    .filter(path -> path.contains("/zahlung/"))
                    .map(path -> path.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", ""))
                    .orElseThrow(() -> new IOException("no purchase: " + answer.statusCode()));
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(county.page(product, path));
        }

        private HttpResponse<String> post(String path, Map<String, String> fields)
                throws IOException, InterruptedException {
            var request = county.page(product, path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Origin", "http://" + county.host(product))
                    .POST(HttpRequest.BodyPublishers.ofString(Web.encoded(fields)));
            return send(request);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            var answer = web.send(
                    cookie.isEmpty()
                            ? request.build()
                            : request.header("Cookie", cookie).build());
            answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
            return answer;
        }
    }
}
