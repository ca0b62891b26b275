package marketplace.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import marketplace.dispatch.Delivery.Parcel;
import marketplace.orders.Order;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.orders.news.OrderFigures;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Query;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** All deliveries of a county, bundled from what orders tell. */
@Component
public class Deliveries {
    public static final int MOST_PER_DAY = 500;
    private static final String UNSURE = "PLACED";
    private static final String SELECT = """
        select d.id, d.place, d.point, d.day, d.tour, d.tries, d.waits_since, d.back_since,
          coalesce((select jsonb_agg(jsonb_build_object('order', p.order_id, 'purchase', p.purchase,
              'merchant', p.merchant, 'state', p.state, 'aboard', p.aboard) order by p.order_id)
            from dispatch.parcel p where p.county = d.county and p.delivery = d.id), '[]')::text as parcels
        from dispatch.delivery d where d.county = :county and\s\
        """;

    private final Sql sql;
    private final Purchases purchases;
    private final JsonMapper json;
    private final Clock clock;

    Deliveries(Sql sql, Purchases purchases, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.purchases = purchases;
        this.json = json;
        this.clock = clock;
    }

    public Mono<Delivery> get(DeliveryId id) {
        return list("dispatch.delivery", "d.id = :id limit 1", query -> query.bind("id", id))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()))
                .switchIfEmpty(Mono.error(DispatchRefused.NoSuchDelivery::new));
    }

    /** Those of a day in the order of their ids. */
    public Mono<List<Delivery>> list(LocalDate day, @Nullable DeliveryId after, int limit) {
        return list(
                "dispatch.deliveries-of-day",
                "d.day = :day and d.id > :after order by d.id limit :limit",
                query -> query.bind("day", day)
                        .bind("after", after == null ? new UUID(0, 0) : after.value())
                        .bind("limit", Math.clamp(limit, 1, MOST_PER_DAY)));
    }

    public Mono<List<Delivery>> list(Collection<DeliveryId> ids) {
        return list(
                "dispatch.deliveries-by-id",
                "d.id = any(:ids) limit :most",
                query -> query.bind("ids", ids).bind("most", MOST_PER_DAY));
    }

    /** Where the orders of a purchase are; after a day in vain there may be two. */
    public Mono<List<Delivery>> of(PurchaseId purchase) {
        return list("dispatch.deliveries-of-purchase", """
            d.id in (select delivery from dispatch.parcel where county = :county and purchase = :purchase)
            order by d.day limit 30
            """, query -> query.bind("purchase", purchase));
    }

    /** The next day from this one on with something to bring. */
    Mono<LocalDate> nextDay(LocalDate from) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.next-day", """
                    select day from dispatch.delivery where county = :county and day >= :from order by day limit 1
                    """)
                        .bind("county", scope.county())
                        .bind("from", from)
                        .find(row -> row.date("day")));
    }

    /** Takes in how an order stands; what is new joins its household's delivery. Older tellings change nothing. */
    Mono<Void> hear(OrderFigures order) {
        if (order.day() == null || order.state().equals(UNSURE)) {
            return Mono.empty();
        }
        return note(order.id().value(), order.state(), order.version())
                .flatMap(known -> known ? Mono.empty() : bundle(order));
    }

    /** The same, before it is heard. */
    Mono<Void> note(Order order) {
        return note(order.id().value(), order.state().name(), order.version()).then();
    }

    Mono<Void> assign(Collection<DeliveryId> ids, @Nullable TourId tour) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.assign", """
                    update dispatch.delivery set tour = :tour where county = :county and id = any(:ids)
                    """)
                        .bind("county", scope.county())
                        .bind("ids", ids)
                        .bind("tour", tour, UUID.class)
                        .run());
    }

    /** It came in vain: another day, or back to the shops where there is none. */
    Mono<Void> comeAgain(DeliveryId id, @Nullable LocalDate day) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.come-again", """
                    with unloaded as (
                      update dispatch.parcel set aboard = false where county = :county and delivery = :id
                    )
                    update dispatch.delivery set tries = tries + 1, tour = null, day = coalesce(:day, day),
                      back_since = case when :day::date is null then :now::timestamptz end
                    where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .bind("day", day, LocalDate.class)
                        .bind("now", clock.instant())
                        .run());
    }

    /** What is packed now of a merchant's is on board. */
    Mono<Void> board(Collection<DeliveryId> ids, MerchantId merchant) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.board", """
                    update dispatch.parcel set aboard = true
                    where county = :county and delivery = any(:ids) and merchant = :merchant and state = 'PACKED'
                    """)
                        .bind("county", scope.county())
                        .bind("ids", ids)
                        .bind("merchant", merchant)
                        .run());
    }

    /** These orders of it were left at its pickup point. */
    Mono<Void> wait(DeliveryId id, Collection<OrderId> left) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.wait", """
                    with waiting as (
                      update dispatch.parcel set aboard = true where county = :county and order_id = any(:left)
                    )
                    update dispatch.delivery set waits_since = :now where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("left", left)
                        .bind("id", id)
                        .bind("now", clock.instant())
                        .run());
    }

    /** These orders of it come by themselves on another day, or are fetched at the shops where there is none. */
    Mono<Void> part(DeliveryId from, Collection<OrderId> rest, @Nullable LocalDate day) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.part", """
                    with later as (
                      insert into dispatch.delivery as d (county, id, key, place, point, day, tries, back_since)
                      select county, :id, coalesce(:day::date::text || substring(key from '/.*'), key || '/back'), place, point,
                        coalesce(:day::date, day), tries + 1, case when :day::date is null then :now::timestamptz end
                      from dispatch.delivery where county = :county and id = :from
                      on conflict (county, key) do update set key = excluded.key
                      returning id
                    )
                    update dispatch.parcel p set delivery = later.id from later
                    where p.county = :county and p.delivery = :from and p.order_id = any(:rest)
                    """)
                        .bind("county", scope.county())
                        .bind("id", DeliveryId.fresh())
                        .bind("from", from)
                        .bind("rest", rest)
                        .bind("day", day, LocalDate.class)
                        .bind("now", clock.instant())
                        .run());
    }

    /** Whether the order is known. */
    private Mono<Boolean> note(UUID order, String state, long version) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.note", """
                    with noted as (
                      update dispatch.parcel set state = :state, version = :version
                      where county = :county and order_id = :order and version < :version
                    )
                    select exists (select from dispatch.parcel where county = :county and order_id = :order) as known
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .bind("state", state)
                        .bind("version", version)
                        .find(row -> row.flag("known")));
    }

    private Mono<Void> bundle(OrderFigures order) {
        var parcel = new Parcel(order.id(), order.purchase(), order.merchant(), order.state(), false);
        return parcel.isGone()
                ? Mono.empty()
                : Mono.zip(purchases.get(order.purchase()), purchases.recipients(List.of(order.purchase())))
                        .map(known -> household(known.getT1(), known.getT2()))
                        .flatMap(household -> add(order, household));
    }

    private static Household household(Purchase purchase, Map<PurchaseId, Recipient> recipients) {
        return Household.of(purchase, recipients.get(purchase.id()));
    }

    private Mono<Void> add(OrderFigures order, Household household) {
        var way = Optional.ofNullable(order.point()).orElse("");
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.bundle", """
                    with bundle as (
                      insert into dispatch.delivery (county, id, key, place, point, day)
                      values (:county, :id, :key, :place, :point, :day)
                      on conflict (county, key) do update set key = excluded.key
                      returning id
                    )
                    insert into dispatch.parcel (county, order_id, delivery, purchase, merchant, state, version)
                    select :county, :order, id, :purchase, :merchant, :state, :version from bundle
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("id", DeliveryId.fresh())
                        .bind("key", "%s/%s/%s".formatted(order.day(), way, household.key()))
                        .bind("place", order.place())
                        .bind("point", order.point(), String.class)
                        .bind("day", Objects.requireNonNull(order.day()))
                        .bind("order", order.id())
                        .bind("purchase", order.purchase())
                        .bind("merchant", order.merchant())
                        .bind("state", order.state())
                        .bind("version", order.version())
                        .run());
    }

    private Mono<List<Delivery>> list(String name, String condition, UnaryOperator<Query> binding) {
        return Scope.current()
                .flatMap(scope -> binding.apply(
                                sql.named(name, SELECT + condition).bind("county", scope.county()))
                        .list(this::delivery));
    }

    private Delivery delivery(Row row) {
        return new Delivery(
                new DeliveryId(row.uuid("id")),
                PlaceCode.of(row.text("place")),
                row.findText("point"),
                row.date("day"),
                Optional.ofNullable(row.findUuid("tour")).map(TourId::new).orElse(null),
                row.count("tries"),
                row.findInstant("waits_since"),
                row.findInstant("back_since"),
                Arrays.asList(json.readValue(row.text("parcels"), Parcel[].class)));
    }
}
