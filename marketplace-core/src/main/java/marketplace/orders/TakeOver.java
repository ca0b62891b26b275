package marketplace.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.PlacePurchase.Terms;
import marketplace.orders.PlacePurchase.WantedOrder;
import marketplace.outbox.Change;
import marketplace.outbox.Outbox;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over purchases that came to their end before, as from another market: each with its beginning and its end and
 * the news of both at their own time, marked as past, and nothing between. They were settled outside; no deadline is
 * planned for them, payments never hear of them because nobody prepared one, and nobody is written to.
 */
@Component
public class TakeOver {
    public static final int MOST = 250;
    private static final Duration HELD = Duration.ofMinutes(15);
    private static final long SETTLED = 1;

    private final Sql sql;
    private final Purchases purchases;
    private final OrderRows rows;
    private final Outbox outbox;
    private final JsonMapper json;

    TakeOver(Sql sql, Purchases purchases, OrderRows rows, Outbox outbox, JsonMapper json) {
        this.sql = sql;
        this.purchases = purchases;
        this.rows = rows;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * A purchase of the past.
     *
     * @param key under which it is taken over once
     * @param recipient none where nobody needs to know any more
     * @param channel by which it came
     */
    public record Past(
            String key,
            Buyer buyer,
            @Nullable Recipient recipient,
            String channel,
            Terms terms,
            Instant placedAt,
            List<PastOrder> orders) {
        public Past {
            orders = List.copyOf(orders);
        }
    }

    /** One merchant's part; its weighed lines have their weights. */
    public record PastOrder(WantedOrder order, End end, Instant endedAt) {}

    /** How an order ended. */
    public enum End {
        HANDED_OVER,
        RETURNED,
        REFUSED,
        CANCELLED,
        LAPSED
    }

    private record Ended(Order order, Change<Order> placed, Change<Order> end, Past past, Instant at) {}

    /** At most {@value #MOST} at once, in one transaction; those taken over before are left alone. How many were new. */
    public Mono<Integer> with(List<Past> past) {
        if (past.size() > MOST) {
            return Mono.error(new IllegalArgumentException("at most 250 purchases are taken over at once"));
        }
        var byKey = past.stream().collect(Collectors.toMap(Past::key, one -> one));
        return sql.together(add(past).flatMap(added -> fill(byKey, added))).checkpoint("take over purchases");
    }

    private Mono<Integer> fill(Map<String, Past> past, Map<String, PurchaseId> added) {
        var ended = added.entrySet().stream()
                .flatMap(one -> ended(past.get(one.getKey()), one.getValue()))
                .toList();
        return ended.isEmpty()
                ? Mono.just(0)
                : recipients(past, added)
                        .then(orders(ended))
                        .then(steps(ended))
                        .then(tell(ended))
                        .thenReturn(added.size());
    }

    private static Stream<Ended> ended(Past past, PurchaseId purchase) {
        return past.orders().stream().map(order -> ended(past, purchase, order));
    }

    private static Ended ended(Past past, PurchaseId purchase, PastOrder wanted) {
        var order = wanted.order();
        var contract = new Contract(
                purchase,
                OrderNumber.fresh(),
                order.seller(),
                past.terms().place(),
                order.by(past.terms()),
                past.terms().payBy(),
                order.deliveryFee(),
                past.terms().serviceFee(),
                order.deliveryFee().share(past.terms().deliveryShare()),
                order.texts(),
                order.earlyStart(past.terms(), past.placedAt()),
                past.placedAt());
        var placed =
                Order.place(order.id(), contract, order.lines(), past.placedAt().plus(HELD));
        var end = end(placed.next(), wanted);
        return new Ended(end.next(), placed, end, past, wanted.endedAt());
    }

    private static Change<Order> end(Order placed, PastOrder past) {
        var then = new Order.Deadlines(past.endedAt(), past.endedAt());
        var secured = placed.hear(Payment.of(Payment.Status.SETTLED_OUTSIDE, SETTLED), then)
                .next();
        return switch (past.end()) {
            case HANDED_OVER -> handedOver(secured, past.endedAt());
            case RETURNED -> handedOver(secured, past.endedAt()).next().takeBack();
            case REFUSED -> secured.refuse(Reason.SOLD_OUT);
            case CANCELLED -> placed.cancel();
            case LAPSED -> placed.lapse(past.endedAt().plus(HELD));
        };
    }

    private static Change<Order> handedOver(Order secured, Instant at) {
        var all = secured.lines().stream().map(OrderLine::position).collect(Collectors.toUnmodifiableSet());
        return secured.accept().next().pack(Packing.whole(Map.of())).next().handOver(all, new HandedOver(at, null));
    }

    private Mono<Map<String, PurchaseId>> add(List<Past> past) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.take-over", """
                    insert into orders.purchase (county, id, key, account, visitor, language, declaration, pin, placed_at)
                    select :county, id, key, account, visitor, language, declaration::jsonb, pin, placed_at
                    from jsonb_to_recordset(:rows::jsonb) as p(id uuid, key text, account uuid, visitor uuid,
                      language text, declaration text, pin text, placed_at timestamptz)
                    on conflict do nothing returning key, id
                    """)
                        .bind("county", scope.county())
                        .bind(
                                "rows",
                                json.writeValueAsString(
                                        past.stream().map(this::purchase).toList()))
                        .list(row -> Map.entry(row.text("key"), new PurchaseId(row.uuid("id")))))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Map<String, Object> purchase(Past past) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", PurchaseId.fresh());
        row.put("key", past.key());
        switch (past.buyer()) {
            case Buyer.Account(var id) -> row.put("account", id);
            case Buyer.Guest(var visit) -> row.put("visitor", visit);
        }
        row.put("language", past.terms().language());
        row.put("declaration", purchases.written(new Declaration.Button(total(past))));
        row.put("pin", "%04d".formatted(Math.floorMod(past.key().hashCode(), 10_000)));
        row.put("placed_at", past.placedAt());
        return row;
    }

    private static Money total(Past past) {
        return Money.sum(past.orders().stream().map(one -> one.order().total()).toList());
    }

    private Mono<Void> recipients(Map<String, Past> past, Map<String, PurchaseId> added) {
        var known = new ArrayList<Map<String, Object>>();
        added.forEach((key, id) -> {
            var recipient = past.get(key).recipient();
            if (recipient != null) {
                known.add(recipient(recipient, id));
            }
        });
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.take-over-recipients", """
                    insert into orders.recipient (county, purchase, given_name, family_name, street, postcode, town, mail, phone)
                    select :county, purchase, given_name, family_name, street, postcode, town, mail, phone
                    from jsonb_to_recordset(:rows::jsonb) as r(purchase uuid, given_name text, family_name text,
                      street text, postcode text, town text, mail text, phone text)
                    """)
                        .bind("county", scope.county())
                        .bind("rows", json.writeValueAsString(known))
                        .run());
    }

    private static Map<String, Object> recipient(Recipient recipient, PurchaseId purchase) {
        var row = new LinkedHashMap<String, Object>();
        row.put("purchase", purchase);
        row.put("given_name", recipient.givenName());
        row.put("family_name", recipient.familyName());
        row.put("street", recipient.street());
        row.put("postcode", recipient.postcode());
        row.put("town", recipient.town());
        row.put("mail", recipient.mail());
        row.put("phone", recipient.phone());
        return row;
    }

    private Mono<Void> orders(List<Ended> ended) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.take-over", """
                    insert into orders.merchant_order (county, id, purchase, number, version, merchant, merchant_name, place,
                      fulfilment, day, point, pay_by, delivery_fee, service_fee_rate, texts, lines, state, state_until,
                      state_note, payment, payment_version, authorised, captured, refunded, placed_at)
                    select :county, id, purchase, number, version, merchant, merchant_name, place,
                      fulfilment, day, point, pay_by, delivery_fee, service_fee_rate, texts::jsonb, lines::jsonb, state,
                      state_until, state_note, payment, payment_version, 0, 0, 0, placed_at
                    from jsonb_to_recordset(:rows::jsonb) as o(id uuid, purchase uuid, number text, version bigint,
                      merchant uuid, merchant_name text, place text, fulfilment text, day date, point text, pay_by text,
                      delivery_fee bigint, service_fee_rate int, texts text, lines text, state text,
                      state_until timestamptz, state_note text, payment text, payment_version bigint,
                      placed_at timestamptz)
                    """)
                        .bind("county", scope.county())
                        .bind(
                                "rows",
                                json.writeValueAsString(ended.stream()
                                        .map(one -> order(one.order()))
                                        .toList()))
                        .run());
    }

    private Map<String, Object> order(Order order) {
        var contract = order.contract();
        var row = new LinkedHashMap<String, Object>();
        row.put("id", order.id());
        row.put("purchase", contract.purchase());
        row.put("number", contract.number().value());
        row.put("version", order.version());
        row.put("merchant", order.merchant());
        row.put("merchant_name", contract.seller().name());
        row.put("place", contract.place());
        row.put("fulfilment", contract.fulfilment().name());
        row.put("day", contract.fulfilment().deliveryDay().orElse(null));
        row.put("point", order.figures().point());
        row.put("pay_by", contract.payBy());
        row.put("delivery_fee", contract.deliveryFee().minor());
        row.put("service_fee_rate", contract.serviceFee().value());
        row.put("texts", rows.texts(contract.texts()));
        row.put("lines", rows.lines(order));
        row.put("state", order.state().name());
        row.put("state_until", OrderRows.moment(order.state()));
        row.put("state_note", OrderRows.note(order.state()));
        row.put("payment", order.payment().status());
        row.put("payment_version", order.payment().version());
        row.put("placed_at", contract.placedAt());
        return row;
    }

    private Mono<Void> steps(List<Ended> ended) {
        var steps = ended.stream()
                .flatMap(one -> Stream.of(
                        step(
                                one.placed().next(),
                                one.past().placedAt(),
                                one.past().channel()),
                        step(one.order(), one.at(), one.past().channel())))
                .toList();
        return Scope.current()
                .flatMap(scope -> sql.named("orders.take-over-steps", """
                    insert into orders.step (county, order_id, version, state, payment, at, channel)
                    select :county, order_id, version, state, payment, at, channel
                    from jsonb_to_recordset(:rows::jsonb) as s(order_id uuid, version bigint, state text, payment text,
                      at timestamptz, channel text)
                    """)
                        .bind("county", scope.county())
                        .bind("rows", json.writeValueAsString(steps))
                        .run());
    }

    private static Map<String, Object> step(Order order, Instant at, String channel) {
        return Map.of(
                "order_id", order.id(),
                "version", order.version(),
                "state", order.state().name(),
                "payment", order.payment().status(),
                "at", at,
                "channel", channel);
    }

    private Mono<Void> tell(List<Ended> ended) {
        return outbox.appendPast(ended.stream()
                .flatMap(one ->
                        Stream.of(told(one, one.placed(), one.past().placedAt()), told(one, one.end(), one.at())))
                .toList());
    }

    private static Outbox.Past told(Ended one, Change<Order> change, Instant at) {
        var by = one.past().buyer() instanceof Buyer.Account(var account) ? account : null;
        return new Outbox.Past(change.news().getLast(), at, by, one.past().channel());
    }
}
