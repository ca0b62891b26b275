package marketplace.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Payments as docs/payments.md describes it, in memory, with cards that behave as told and answers that get lost. */
public final class PaymentsDouble {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration HOLD = Duration.ofDays(7);

    /** What becomes of the next calls of one kind. */
    public enum Fault {
        /** The call never arrives. */
        BEFORE,
        /** It is done, the answer gets lost. */
        AFTER
    }

    private final DisposableServer server;
    private final Map<String, ObjectNode> charges = new LinkedHashMap<>();
    private final Map<String, JsonNode> starts = new LinkedHashMap<>();
    private final ToldNews news = new ToldNews();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Set<String> declining = new TreeSet<>();
    private final Set<String> asking = new TreeSet<>();
    private final Set<String> untakeable = new TreeSet<>();
    private final MethodsDouble methods = new MethodsDouble(news);
    private final RefundsDouble refunds = new RefundsDouble(news);
    private final AccountsDouble accounts = new AccountsDouble(news);
    private final LettersDouble letters = new LettersDouble();

    public PaymentsDouble() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The next call of this kind (start, try, capture, release, purchase, feed) goes wrong so. */
    public synchronized void fail(String kind, Fault fault) {
        faults.put(kind, fault);
    }

    /** This merchant's charges are declined from now on. */
    public synchronized void decline(Object merchant) {
        declining.add(merchant.toString());
    }

    /** What is held of this merchant's cannot be taken from now on. */
    public synchronized void refuseCaptures(Object merchant) {
        untakeable.add(merchant.toString());
    }

    public synchronized void accept(Object merchant) {
        untakeable.remove(merchant.toString());
        declining.remove(merchant.toString());
        asking.remove(merchant.toString());
        refunds.accept(merchant.toString());
    }

    /** The bank asks the buyer at this merchant's charges. */
    public synchronized void ask(Object merchant) {
        asking.add(merchant.toString());
    }

    /** The buyer entered her card: on the one charge, or for all of the purchase. */
    public synchronized void enterCard(PurchaseId purchase) {
        charges.values().stream()
                .filter(charge -> charge.path("purchase").asString().equals(purchase.toString()))
                .filter(charge -> charge.path("state").asString().equals("OPEN")
                        || charge.path("state").asString().equals("FAILED") && isEntered(charge))
                .forEach(charge -> become(charge, "AUTHORISED"));
        methods.enter(purchase.toString());
    }

    private boolean isEntered(ObjectNode charge) {
        return starts.get(charge.path("order").asString())
                .path("way")
                .asString()
                .equals("ENTERED");
    }

    /** The buyer of this order paid by a debit, which takes days. */
    public synchronized void debit(OrderId order) {
        become(charges.get(order.toString()), "UNDER_WAY");
    }

    /** The debit came, whole. */
    public synchronized void settle(OrderId order) {
        var charge = charges.get(order.toString());
        become(charge.put("captured", charge.path("amount").asLong()), "CAPTURED");
    }

    /** The debit came back. */
    public synchronized void comeBack(OrderId order) {
        become(charges.get(order.toString()).put("code", "insufficient_funds"), "FAILED");
    }

    /** The buyer satisfied her bank. */
    public synchronized void satisfyBank(OrderId order) {
        become(charges.get(order.toString()), "AUTHORISED");
    }

    /** What the bank held for the order it holds no longer. */
    public synchronized void runOut(OrderId order) {
        become(charges.get(order.toString()).put("code", "expired"), "RELEASED");
    }

    /** Whether the card of the purchase is gone. */
    public synchronized boolean isForgotten(PurchaseId purchase) {
        return methods.find(purchase.toString())
                .orElseThrow()
                .path("state")
                .asString()
                .equals("GONE");
    }

    /** The merchant told the payment house all it wanted to know. */
    public synchronized void completeAccount(MerchantId merchant) {
        accounts.complete(merchant);
    }

    /** The payment house told something of her account, in whatever order it arrives. */
    public synchronized void tellAccount(MerchantId merchant, boolean chargesEnabled, long version) {
        accounts.tell(merchant, chargesEnabled, version);
    }

    /** What this merchant is to give back fails from now on. */
    public synchronized void failRefunds(Object merchant) {
        refunds.fail(merchant.toString());
    }

    /** What was given back of the order comes back: the bank has no such card any more. */
    public synchronized void bounce(OrderId order) {
        refunds.bounce(charges.get(order.toString()));
    }

    /** Somebody gave so much back at the payment house itself, which told nobody. */
    public synchronized void giveBackElsewhere(OrderId order, long cents) {
        charges.get(order.toString()).put("refunded", cents);
    }

    /** What was given back of the order, in cents by id. */
    public synchronized Map<String, Long> givenBack(OrderId order) {
        return refunds.done(order.toString());
    }

    /** What was told of something in this county was given up. */
    public synchronized void park(String county, String letter) {
        letters.park(county, letter);
    }

    public synchronized JsonNode charge(OrderId order) {
        var charge = charges.get(order.toString());
        return charge == null ? JSON.missingNode() : charge.deepCopy();
    }

    /** Faults that were asked for and never happened. */
    public synchronized Set<String> untaken() {
        return Set.copyOf(faults.keySet());
    }

    /** How many news it has told so far. */
    public synchronized int told() {
        return news.count();
    }

    /** What it knows now; run, it knows no more and no less again. What it was told to do stays. */
    public synchronized Runnable keep() {
        var parts = List.of(
                ToldNews.keep(charges),
                ToldNews.keep(starts),
                methods.keep(),
                refunds.keep(),
                accounts.keep(),
                letters.keep(),
                news.keep());
        return () -> putBack(parts);
    }

    private synchronized void putBack(List<Runnable> parts) {
        parts.forEach(Runnable::run);
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body -> answer(request, response, body));
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, String body) {
        var path = request.uri().replaceFirst("\\?.*", "");
        var kind = CalledPath.kind(path, request.method().name());
        var fault = faults.remove(kind);
        if (fault == Fault.BEFORE) {
            return lost(response);
        }
        var answer = answer(kind, request, body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode());
        if (fault == Fault.AFTER) {
            return lost(response);
        }
        return response.status(answer.status())
                .header("Content-Type", "application/json")
                .sendString(Mono.just(JSON.writeValueAsString(answer.body())))
                .then();
    }

    private static Mono<Void> lost(HttpServerResponse response) {
        return Mono.fromRunnable(
                () -> response.withConnection(connection -> connection.channel().close()));
    }

    private record Answer(int status, JsonNode body) {}

    private synchronized Answer answer(String kind, HttpServerRequest request, JsonNode body) {
        var path = request.uri().replaceFirst("\\?.*", "");
        return switch (kind) {
            case "token" ->
                ok(JSON.createObjectNode()
                        .put("access_token", "token")
                        .put("token_type", "Bearer")
                        .put("expires_in", 3600));
            case "feed" -> ok(news.after(request.uri()));
            case "letters" ->
                ok(letters.answer(CalledPath.matched(CalledPath.LETTERS, path).group(1), body));
            case "account" ->
                accounts.answer(request.method().name(), CalledPath.matched(CalledPath.ACCOUNT, path))
                        .map(PaymentsDouble::ok)
                        .orElseGet(PaymentsDouble::absent);
            case "purchase", "put-look", "put-methods", "delete-method" ->
                ofPurchase(kind, CalledPath.matched(CalledPath.PURCHASE, path), body);
            default -> ofCharge(kind, CalledPath.matched(CalledPath.CHARGE, path), body);
        };
    }

    private Answer ofPurchase(String kind, Matcher path, JsonNode body) {
        var purchase = path.group(2);
        if (kind.equals("put-methods")) {
            return ok(methods.ask(path, body));
        }
        if (kind.equals("delete-method")) {
            return methods.forget(purchase).map(PaymentsDouble::ok).orElseGet(PaymentsDouble::absent);
        }
        var all = JSON.createObjectNode();
        methods.find(purchase).ifPresent(method -> all.set("method", method));
        var list = all.putArray("charges");
        charges.values().stream()
                .filter(charge -> charge.path("purchase").asString().equals(purchase))
                .forEach(list::add);
        return ok(all);
    }

    private Answer ofCharge(String kind, Matcher path, JsonNode body) {
        var order = path.group(2);
        if (kind.equals("start")) {
            return start(path.group(1), order, body);
        }
        var charge = charges.get(order);
        if (charge == null) {
            return absent();
        }
        var state = charge.path("state").asString();
        BiFunction<Set<String>, String, Answer> move = (from, to) ->
                from.contains(state) ? become(charge, to) : state.equals(to) ? ok(charge) : new Answer(409, charge);
        return switch (kind) {
            case "try" ->
                attempt(
                        charge,
                        Integer.parseInt(path.group(4)),
                        body.path("offSession").asBoolean(false));
            case "refund" ->
                refunds.give(charge, path.group(4), body.path("amount").asLong())
                        .map(PaymentsDouble::ok)
                        .orElseGet(() -> new Answer(422, JSON.createObjectNode()));
            case "capture" -> capture(charge, body.path("amount").asLong());
            case "release" ->
                state.equals("UNDER_WAY")
                        ? ok(charge.put("wanted", "RELEASE"))
                        : move.apply(Set.of("PLANNED", "OPEN", "ACTION_REQUIRED", "AUTHORISED", "FAILED"), "RELEASED");
            default -> ok(charge);
        };
    }

    private Answer start(String county, String order, JsonNode body) {
        if (starts.containsKey(order)) {
            return starts.get(order).equals(body) ? ok(entered(charges.get(order), body)) : new Answer(409, body);
        }
        starts.put(order, body);
        var charge = JSON.createObjectNode()
                .put("county", county)
                .put("order", order)
                .put("purchase", body.path("purchase").asString())
                .put("merchant", body.path("merchant").asString())
                .put("state", body.path("way").asString().equals("ENTERED") ? "OPEN" : "PLANNED")
                .put("amount", body.path("amount").asLong())
                .put("captured", 0L)
                .put("fee", 0L)
                .put("feeFixed", body.path("feeFixed").asLong())
                .put("refunded", 0L)
                .put("attempt", 0)
                .put("version", 1L);
        charge.set("page", MethodsDouble.page("pi_secret").put("account", "acct_1"));
        charges.put(order, charge);
        return ok(charge);
    }

    /** A hold that ran out gives way to another, whose card is still to be entered. */
    private static ObjectNode entered(ObjectNode charge, JsonNode start) {
        return start.path("way").asString().equals("ENTERED") && charge.remove("code") != null
                ? charge.put("state", "OPEN")
                        .put("version", charge.path("version").asLong() + 1)
                : charge;
    }

    private Answer attempt(ObjectNode charge, int number, boolean without) {
        var merchant = charge.path("merchant").asString();
        var state = charge.path("state").asString();
        var ranOut = charge.path("code").asString("").equals("expired");
        if (charge.path("attempt").asInt() >= number
                || !Set.of("PLANNED", "FAILED").contains(state) && !ranOut) {
            return state.equals("RELEASED") ? new Answer(409, charge) : ok(charge);
        }
        charge.put("attempt", number).remove("code");
        if (declining.contains(merchant) || without && asking.contains(merchant)) {
            return become(charge, "FAILED");
        }
        return asking.contains(merchant)
                ? become(charge.put("actionUrl", "https://bank.example/ask"), "ACTION_REQUIRED")
                : become(charge, "AUTHORISED");
    }

    private Answer capture(ObjectNode charge, long amount) {
        if (charge.path("state").asString().equals("CAPTURED")) {
            return charge.path("captured").asLong() == amount ? ok(charge) : new Answer(409, charge);
        }
        if (!charge.path("state").asString().equals("AUTHORISED")
                || amount > charge.path("amount").asLong()) {
            return new Answer(409, charge);
        }
        if (untakeable.contains(charge.path("merchant").asString())) {
            charge.put("version", charge.path("version").asLong() + 1);
            news.tell("payments.failed", charge.path("order").asString(), charge);
            return ok(charge);
        }
        return become(charge.put("captured", amount), "CAPTURED");
    }

    private Answer become(ObjectNode charge, String state) {
        charge.remove("captureBefore");
        if (state.equals("AUTHORISED")) {
            charge.put("captureBefore", Instant.now().plus(HOLD).toString());
        }
        charge.put("state", state).put("version", charge.path("version").asLong() + 1);
        var type = "payments." + state.toLowerCase().replace('_', '-');
        news.tell(type, charge.path("order").asString(), charge);
        return ok(charge);
    }

    private static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    private static Answer absent() {
        return new Answer(404, JSON.createObjectNode());
    }
}
