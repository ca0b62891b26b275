package marketplace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.faults.Market.Goods;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds everything against everything from outside: Stripe's lists, the ledger, the orders, the stock, the index. What is
 * wrong is a sentence; at rest there is none.
 */
final class Audit {
    private static final Set<String> CALLED_OFF = Set.of("REFUSED", "CANCELLED", "LAPSED");
    private static final Set<String> GONE = Set.of("PACKED", "HANDED_OVER");

    private final Market market;
    private final List<String> wrong = new ArrayList<>();

    private Audit(Market market) {
        this.market = market;
    }

    /** Everything that is wrong now. */
    static List<String> of(Market market) {
        var audit = new Audit(market);
        audit.nothingIsUnderWay();
        var orders = audit.orders();
        audit.eachOrderIsChargedOnce(orders);
        audit.eachRefundIsGivenOnce(orders);
        audit.none(
                market.core(),
                "numbers given twice",
                "select number from orders.merchant_order group by county, number having count(*) > 1");
        audit.theBookBalances();
        audit.stockIsConserved(orders);
        audit.theIndexIsTheDatabase();
        return List.copyOf(audit.wrong);
    }

    private record Order(
            UUID id,
            UUID merchant,
            String state,
            String payment,
            long authorised,
            long captured,
            long refunded,
            boolean isOverdue) {
        boolean isCalledOff() {
            return CALLED_OFF.contains(state);
        }

        boolean needsNoCharge() {
            return isCalledOff() || state.equals("PLACED") || payment.equals("KEPT");
        }
    }

    private void nothingIsUnderWay() {
        none(market.core(), "news waits in core", "select follower || ' ' || reason from outbox.waiting");
        none(market.payments(), "unanswered by Stripe", "select key from stripe.operation where state = 'ASKED'");
        none(
                market.payments(),
                "letters unread",
                "select type || ' ' || reason from inbox.letter where state <> 'DONE' and received_at >= '"
                        + market.since() + "'");
        none(
                market.payments(),
                "commands not reached",
                "select order_id::text from charges.charge where wanted <> 'NOTHING'");
        if (market.bank().lettersUnderWay() > 0) {
            wrong.add("letters are still under way");
        }
    }

    private void none(Database database, String what, String sql) {
        var found =
                database.list(sql, row -> String.valueOf(row.values().iterator().next()));
        if (!found.isEmpty()) {
            wrong.add("%d %s: %s".formatted(found.size(), what, found.getFirst()));
        }
    }

    private List<Order> orders() {
        return market.core()
                .list(
                        """
                        select id, merchant, state, payment, authorised, captured, refunded, state_until < now() as overdue
                        from orders.merchant_order where pay_by = 'ONLINE' and placed_at >= '%s'
                        """.formatted(market.since()),
                        row -> new Order(
                                (UUID) row.get("id"),
                                (UUID) row.get("merchant"),
                                (String) row.get("state"),
                                (String) row.get("payment"),
                                (Long) row.get("authorised"),
                                (Long) row.get("captured"),
                                (Long) row.get("refunded"),
                                row.get("overdue") == Boolean.TRUE));
    }

    private void eachOrderIsChargedOnce(List<Order> orders) {
        var intents = new HashMap<String, List<JsonNode>>();
        accounts()
                .values()
                .forEach(account -> market.bank()
                        .list(account, "payment_intents")
                        .forEach(intent -> intents.computeIfAbsent(
                                        intent.path("metadata").path("order").asString(), _ -> new ArrayList<>())
                                .add(intent)));
        for (var order : orders) {
            var own = intents.getOrDefault(order.id().toString(), List.of());
            if (own.size() > 1) {
                wrong.add(order + " has " + own.size() + " charges");
            }
            own.forEach(intent -> agree(order, intent));
            if (own.isEmpty() && !order.needsNoCharge()) {
                wrong.add(order + " has no charge");
            }
            if (order.state().equals("PLACED") && order.isOverdue()) {
                wrong.add(order + " is stuck");
            }
        }
    }

    private void agree(Order order, JsonNode intent) {
        var status = intent.path("status").asString();
        var taken = intent.path("amount_received").asLong();
        var isTaken = status.equals("succeeded") && taken == order.captured() && taken > 0;
        var fine = switch (order.state()) {
            case "PLACED" -> taken == 0 && !status.equals("requires_capture");
            case "SECURED" -> isHeld(order, intent);
            case "ACCEPTED" ->
                isHeld(order, intent) || isTaken && order.payment().equals("CAPTURED");
            case "PACKED", "HANDED_OVER" -> isTaken && order.payment().equals("CAPTURED");
            default ->
                isLetGo(order, status, taken) || isTaken && order.payment().equals("REFUNDED");
        };
        if (!fine) {
            wrong.add("%s but Stripe shows %s with %d taken".formatted(order, status, taken));
        }
    }

    private static boolean isHeld(Order order, JsonNode intent) {
        return intent.path("status").asString().equals("requires_capture")
                && order.payment().equals("AUTHORISED")
                && intent.path("amount_capturable").asLong() == order.authorised();
    }

    private static boolean isLetGo(Order order, String status, long taken) {
        return status.equals("canceled")
                && taken == 0
                && Set.of("RELEASED", "NONE").contains(order.payment());
    }

    /** What went back is what both say went back, and nothing of it twice. */
    private void eachRefundIsGivenOnce(List<Order> orders) {
        var given = new HashMap<String, Long>();
        accounts()
                .values()
                .forEach(account -> market.bank().list(account, "charges").stream()
                        .filter(charge -> charge.path("captured").asBoolean())
                        .forEach(charge -> given.merge(
                                charge.path("metadata").path("order").asString(),
                                charge.path("amount_refunded").asLong(),
                                Long::sum)));
        for (var order : orders) {
            var back = given.getOrDefault(order.id().toString(), 0L);
            if (back != order.refunded()) {
                wrong.add("%s but Stripe gave %d back".formatted(order, back));
            }
        }
    }

    private Map<UUID, String> accounts() {
        return market
                .payments()
                .list(
                        "select merchant, account from onboarding.account where county = '16099' and account is not"
                                + " null",
                        row -> Map.entry((UUID) row.get("merchant"), (String) row.get("account")))
                .stream()
                .filter(entry -> market.merchants().contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void theBookBalances() {
        var all = number("select coalesce(sum(amount), 0)::bigint from ledger.entry");
        if (all != 0) {
            wrong.add("the ledger is out of balance by " + all);
        }
        accounts().forEach((merchant, account) -> {
            var theirs = market.bank().list(account, "balance_transactions").stream()
                    .mapToLong(entry -> entry.path("net").asLong())
                    .sum();
            var ours = number("select coalesce(sum(amount), 0)::bigint from ledger.entry where account = 'merchant:"
                    + merchant + "'");
            if (theirs != ours) {
                wrong.add("the ledger has %d for %s, Stripe %d".formatted(ours, merchant, theirs));
            }
        });
        none(market.payments(), "orders booked otherwise than taken", """
            select c.order_id::text from charges.charge c
            left join (select account, sum(amount) as given from ledger.entry group by account) e
              on e.account = 'buyer:' || c.order_id
            where coalesce(e.given, 0) <> c.refunded - c.captured
            """);
    }

    private long number(String sql) {
        return market.payments().one(sql, Long.class);
    }

    private void stockIsConserved(List<Order> orders) {
        var states = orders.stream().collect(Collectors.toMap(Order::id, Order::state));
        var reservations = market.core()
                .list(
                        "select for_order, variant, quantity, state from catalog.reservation where at >= '"
                                + market.since() + "'",
                        row -> row);
        for (var one : reservations) {
            var order = states.get((UUID) one.get("for_order"));
            if (order != null && !Objects.equals(one.get("state"), expected(order))) {
                wrong.add("goods of an order %s are %s".formatted(order, one.get("state")));
            }
        }
        market.goods().forEach(goods -> isConserved(goods, reservations));
    }

    private static String expected(String order) {
        return switch (order) {
            case "PLACED" -> "held";
            case "SECURED", "ACCEPTED" -> "kept";
            default -> GONE.contains(order) ? "committed" : "released";
        };
    }

    private void isConserved(Goods goods, List<Map<String, Object>> reservations) {
        var taken = reservations.stream()
                .filter(one -> goods.variant().equals(one.get("variant")) && !"released".equals(one.get("state")))
                .mapToInt(one -> (Integer) one.get("quantity"))
                .sum();
        var left = market.core()
                .one("select stock from catalog.variant where id = '" + goods.variant() + "'", Integer.class);
        if (left + taken != goods.stock()) {
            wrong.add("of %d pieces %d are left and %d taken".formatted(goods.stock(), left, taken));
        }
    }

    private void theIndexIsTheDatabase() {
        var shown = new HashMap<String, Long>();
        var answer = market.elasticsearch()
                .get("/*-16099/_search?size=10000&version=true&_source=false")
                .body();
        JsonMapper.shared()
                .readTree(answer)
                .path("hits")
                .path("hits")
                .forEach(hit -> shown.put(
                        hit.path("_id").asString(), hit.path("_version").asLong()));
        var listed = market
                .core()
                .list(
                        "select id::text as id, version * 1048576 + revision as version from catalog.listing"
                                + " where county = '16099' and state = 'published'",
                        row -> Map.entry((String) row.get("id"), (Long) row.get("version")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!listed.equals(shown)) {
            var other = listed.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(shown.get(entry.getKey())))
                    .count();
            wrong.add("of %d listings the index shows %d, %d in another version"
                    .formatted(listed.size(), shown.size(), other));
        }
    }
}
