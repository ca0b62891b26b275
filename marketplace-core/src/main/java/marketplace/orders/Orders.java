package marketplace.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.outbox.Change;
import marketplace.outbox.Due;
import marketplace.outbox.Outbox;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.Query;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All orders of a county. A change is stored with its news and its deadlines, or not at all. */
@Component
public class Orders {
    public static final int MOST_PER_PURCHASE = 30;
    public static final int MOST_PER_PAGE = 100;
    private static final int MOST_POINT_DAYS = 10_000;
    /** Nobody is allowed to owe for more orders than that. */
    private static final int MOST_OWED = 1_000;

    private final Sql sql;
    private final OrderRows rows;
    private final Outbox outbox;
    private final Due due;
    private final OrdersSettings settings;
    private final Clock clock;

    Orders(Sql sql, OrderRows rows, Outbox outbox, Due due, OrdersSettings settings, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.outbox = outbox;
        this.due = due;
        this.settings = settings;
        this.clock = clock;
    }

    public Mono<Order> get(OrderId id) {
        return find(id).switchIfEmpty(Mono.error(OrderRefused.Absent::new));
    }

    public Mono<Order> find(OrderId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.find", """
                    select %s from orders.merchant_order where county = :county and id = :id
                    """.formatted(OrderRows.COLUMNS))
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(rows::order));
    }

    /** The same, for its merchant alone; another's is absent. */
    public Mono<Order> get(MerchantId merchant, OrderId id) {
        return get(id).flatMap(order ->
                order.merchant().equals(merchant) ? Mono.just(order) : Mono.error(new OrderRefused.Absent()));
    }

    /** The same, in this purchase alone. */
    Mono<Order> get(PurchaseId purchase, OrderId id) {
        return get(id).flatMap(order -> order.contract().purchase().equals(purchase)
                ? Mono.just(order)
                : Mono.error(new OrderRefused.Absent()));
    }

    /** The orders of a purchase by number of their merchants, at most thirty. */
    public Mono<List<Order>> list(PurchaseId purchase) {
        return list(List.of(purchase));
    }

    /** The orders of at most a hundred purchases. */
    public Mono<List<Order>> list(Collection<PurchaseId> purchases) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.of-purchases", """
                    select %s from orders.merchant_order where county = :county and purchase = any(:purchases)
                    order by purchase, merchant_name, id limit :most
                    """.formatted(OrderRows.COLUMNS))
                        .bind("county", scope.county())
                        .bind("purchases", purchases)
                        .bind("most", MOST_PER_PURCHASE * Math.max(1, purchases.size()))
                        .list(rows::order));
    }

    /** A merchant's orders in these states, the oldest first. */
    public Mono<List<Order>> list(MerchantId merchant, Page page) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.of-merchant", """
                    select %s from orders.merchant_order
                    where county = :county and merchant = :merchant and state = any(:states)
                      and (placed_at, id) > (:afterAt, :afterId)
                    order by placed_at, id limit :limit
                    """.formatted(OrderRows.COLUMNS))
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("states", page.states().toArray(String[]::new))
                        .bind("afterAt", page.after().at())
                        .bind("afterId", page.after().id())
                        .bind("limit", page.limit())
                        .list(rows::order));
    }

    /** When the last step of an order was taken, its payment's included; none once its buyer is erased. */
    public Mono<Instant> lastStepAt(OrderId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.last-step", """
                    select s.at from orders.step s
                    join orders.merchant_order o on o.county = s.county and o.id = s.order_id
                    join orders.recipient r on r.county = o.county and r.purchase = o.purchase and r.locked_until is null
                    where s.county = :county and s.order_id = :id order by s.version desc limit 1
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(row -> row.instant("at")));
    }

    /** A pickup point on a delivery day. */
    public record PointDay(String point, LocalDate day) {}

    /** How many purchases come to each pickup point, from this day on. */
    public Mono<Map<PointDay, Integer>> pointLoads(LocalDate from) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.point-loads", """
                    select point, day, count(distinct purchase) as purchases from orders.merchant_order
                    where county = :county and point is not null and day >= :from
                      and state not in ('REFUSED', 'CANCELLED', 'LAPSED')
                    group by point, day limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("from", from)
                        .bind("most", MOST_POINT_DAYS)
                        .list(row ->
                                Map.entry(new PointDay(row.text("point"), row.date("day")), row.count("purchases"))))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** A merchant's orders that are over, the newest first; those never paid for were none of hers. */
    public Mono<List<Order>> listOver(MerchantId merchant, After before, int limit) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.over", """
                    select %s from orders.merchant_order
                    where county = :county and merchant = :merchant and (placed_at, id) < (:beforeAt, :beforeId)
                      and state in ('HANDED_OVER', 'RETURNED', 'REFUSED', 'CANCELLED', 'LAPSED')
                      and not (state in ('CANCELLED', 'LAPSED') and payment in ('NONE', 'FAILED'))
                    order by placed_at desc, id desc limit :limit
                    """.formatted(OrderRows.COLUMNS))
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("beforeAt", before.at())
                        .bind("beforeId", before.id())
                        .bind("limit", Math.clamp(limit, 1, MOST_PER_PAGE))
                        .list(rows::order));
    }

    /**
     * What is promised on account and no merchant has said yet that it was paid: by this account, or by the family of that
     * name at that address.
     */
    public Mono<Money> owedOnAccount(Buyer buyer, Recipient recipient) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.owed-on-account", """
                    select %s from orders.merchant_order
                    where county = :county and pay_by = 'ON_ACCOUNT' and payment = 'PROMISED'
                      and state not in ('RETURNED', 'REFUSED', 'CANCELLED', 'LAPSED')
                      and purchase in (
                        select p.id from orders.purchase p where p.county = :county and p.account = :account
                        union all
                        select r.purchase from orders.recipient r
                        where r.county = :county and r.postcode = :postcode and lower(r.family_name) = lower(:family)
                          and lower(replace(r.street, ' ', '')) = lower(replace(:street, ' ', '')))
                    limit :most
                    """.formatted(OrderRows.COLUMNS))
                        .bind("county", scope.county())
                        .bind("account", buyer instanceof Buyer.Account(var id) ? id.value() : null, UUID.class)
                        .bind("postcode", recipient.postcode())
                        .bind("family", recipient.familyName())
                        .bind("street", recipient.street())
                        .bind("most", MOST_OWED)
                        .list(rows::order))
                .map(owed -> Money.sum(owed.stream().map(Order::total).toList()));
    }

    /** By its public number, for its merchant alone. */
    public Mono<Order> get(MerchantId merchant, OrderNumber number) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.by-number", """
                    select %s from orders.merchant_order
                    where county = :county and number = :number and merchant = :merchant
                    """.formatted(OrderRows.COLUMNS))
                        .bind("county", scope.county())
                        .bind("number", number.value())
                        .bind("merchant", merchant)
                        .find(rows::order))
                .switchIfEmpty(Mono.error(OrderRefused.Absent::new));
    }

    /** By its public number, whosever it is. */
    public Mono<Order> get(OrderNumber number) {
        return Scope.current()
                .flatMap(scope -> sql.named("orders.numbered", """
                    select %s from orders.merchant_order where county = :county and number = :number
                    """.formatted(OrderRows.COLUMNS))
                        .bind("county", scope.county())
                        .bind("number", number.value())
                        .find(rows::order))
                .switchIfEmpty(Mono.error(OrderRefused.Absent::new));
    }

    /** Which of a merchant's orders: states, after which one, at most how many. */
    public record Page(List<String> states, After after, int limit) {
        public Page {
            states = List.copyOf(states);
            limit = Math.clamp(limit, 1, MOST_PER_PAGE);
        }
    }

    /** A place in a list ordered by time and id. */
    public record After(Instant at, UUID id) {
        public static final After NOTHING = new After(Instant.EPOCH, new UUID(0, 0));
        /** Later than anything: where a list of the newest begins. */
        public static final After LATEST = new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
    }

    /** Decides about the order and stores what comes of it; starts over when somebody else was faster. */
    Mono<Order> change(OrderId id, Function<Order, Change<Order>> decision) {
        return change(get(id), decision);
    }

    Mono<Order> change(Mono<Order> found, Function<Order, Change<Order>> decision) {
        return change(found, decision, (_, _) -> Mono.empty());
    }

    /** What a room lower down stores with a change, in its transaction; only where something changes. */
    @FunctionalInterface
    public interface Beside {
        Mono<Void> of(Order before, Order after);
    }

    Mono<Order> change(Mono<Order> found, Function<Order, Change<Order>> decision, Beside beside) {
        return sql.together(found.flatMap(before -> store(before, decision.apply(before), beside)))
                .retryWhen(Overtaken.startOver());
    }

    Mono<Order> add(Change<Order> placed) {
        return insert(placed.next()).then(told(placed));
    }

    private Mono<Order> store(Order before, Change<Order> change, Beside beside) {
        return change.isNone()
                ? Mono.just(change.next())
                : update(change.next())
                        .then(Mono.defer(() -> beside.of(before, change.next())))
                        .then(told(change));
    }

    private Mono<Order> told(Change<Order> change) {
        return outbox.append(change.news())
                .then(due.plan(deadlines(change.next())))
                .thenReturn(change.next());
    }

    /** A deadline that was met falls due all the same and finds nothing to do. */
    private List<Due.Plan> deadlines(Order order) {
        var id = order.id().toString();
        return switch (order.state()) {
            case OrderState.Placed placed -> List.of(new Due.Plan(Lapsing.LAPSE, id, placed.openUntil()));
            case OrderState.Secured secured
            when secured.asked() == OrderState.Asked.ONCE ->
                List.of(
                        new Due.Plan(Lapsing.LAPSE, id, secured.answerBy()),
                        new Due.Plan(Lapsing.URGE, id, settings.remindAt(secured.answerBy())));
            case OrderState.Secured secured
            when secured.asked() == OrderState.Asked.AGAIN ->
                List.of(new Due.Plan(Lapsing.URGE, id, settings.escalateAt(secured.answerBy())));
            case OrderState.Accepted(var payBy) when payBy != null -> List.of(new Due.Plan(Lapsing.LAPSE, id, payBy));
            case OrderState.Secured _, OrderState.Accepted _, OrderState.Packed _ -> List.of();
            case OrderState.HandedOver _, OrderState.Returned _, OrderState.Refused _ -> List.of();
            case OrderState.Cancelled _, OrderState.Lapsed _ -> List.of();
        };
    }

    private Mono<Void> insert(Order order) {
        var contract = order.contract();
        return stepped(
                order,
                """
                insert into orders.merchant_order (county, id, purchase, number, version, merchant, merchant_name, place,
                  fulfilment, day, point, pay_by, delivery_fee, service_fee_rate, delivery_share, texts, lines, state,
                  state_until, state_note, payment, early_start_at, payment_version, authorised, captured, refunded,
                  capture_before, placed_at)
                values (:county, :id, :purchase, :number, :version, :merchant, :merchantName, :place,
                  :fulfilment, :day, :point, :payBy, :deliveryFee, :serviceFeeRate, :deliveryShare, :texts::jsonb,
                  :lines::jsonb, :state, :until, :note, :payment, :earlyStart, :paymentVersion, :authorised, :captured,
                  :refunded, :captureBefore, :placedAt)
                on conflict do nothing
                """,
                query -> query.bind("purchase", contract.purchase())
                        .bind("number", contract.number().value())
                        .bind("merchant", order.merchant())
                        .bind("merchantName", contract.seller().name())
                        .bind("place", contract.place().value())
                        .bind("fulfilment", contract.fulfilment().name())
                        .bind("day", contract.fulfilment().deliveryDay().orElse(null), LocalDate.class)
                        .bind("point", order.figures().point(), String.class)
                        .bind("payBy", contract.payBy())
                        .bind("deliveryFee", contract.deliveryFee())
                        .bind("serviceFeeRate", contract.serviceFee().value())
                        .bind("deliveryShare", contract.deliveryShare())
                        .bind("texts", rows.texts(contract.texts()))
                        .bind("earlyStart", contract.earlyStart(), Instant.class)
                        .bind("placedAt", contract.placedAt()));
    }

    private Mono<Void> update(Order order) {
        return stepped(order, """
            update orders.merchant_order set version = :version, lines = :lines::jsonb, state = :state,
              state_until = :until, state_note = :note, payment = :payment, payment_version = :paymentVersion,
              authorised = :authorised, captured = :captured, refunded = :refunded, capture_before = :captureBefore
            where county = :county and id = :id and version = :version - 1
            """, Function.identity());
    }

    /** Runs the statement and notes the step in it; a row that was not there as expected means overtaken. */
    private Mono<Void> stepped(Order order, String statement, Function<Query, Query> more) {
        return Scope.current()
                .flatMap(scope -> more.apply(moving(order, statement, scope)).find(row -> row.number("moved")))
                .flatMap(moved -> moved == 1 ? Mono.<Void>empty() : Mono.error(new Overtaken(order)));
    }

    private Query moving(Order order, String statement, Scope scope) {
        var payment = order.payment();
        return sql.named("orders.step", """
            with moved as (%s returning id), noted as (
              insert into orders.step (county, order_id, version, state, payment, at, "by", acting_for, channel)
              select :county, id, :version, :state, :payment, :now, :by, :actingFor, :channel from moved
            )
            select count(*) as moved from moved
            """.formatted(statement))
                .bind("county", scope.county())
                .bind("id", order.id())
                .bind("version", order.version())
                .bind("lines", rows.lines(order))
                .bind("state", order.state().name())
                .bind("until", OrderRows.moment(order.state()), Instant.class)
                .bind("note", OrderRows.note(order.state()), String.class)
                .bind("payment", payment.status())
                .bind("paymentVersion", payment.version())
                .bind("authorised", payment.authorised())
                .bind("captured", payment.captured())
                .bind("refunded", payment.refunded())
                .bind("captureBefore", payment.captureBefore(), Instant.class)
                .bind("now", clock.instant())
                .bind("by", scope.by(), UUID.class)
                .bind("actingFor", scope.actingFor(), UUID.class)
                .bind("channel", scope.channel());
    }
}
