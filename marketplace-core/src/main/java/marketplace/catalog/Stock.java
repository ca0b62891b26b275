package marketplace.catalog;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.outbox.News;
import marketplace.outbox.Outbox;
import marketplace.shared.ListingId;
import marketplace.shared.OrderId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is there and what is reserved, each step one statement, so two buyers of one last piece cannot both win. When
 * something runs out or comes back, its listing says so.
 */
@Component
class Stock {
    private static final String TAKE = """
        with wanted as (
          select for_order, variant, quantity
          from unnest(:orders::uuid[], :variants::uuid[], :quantities::bigint[]) as w (for_order, variant, quantity)
        ), locked as (
          select v.id from catalog.variant v
          where v.county = :county and v.id = any(:variants::uuid[]) and v.stock is not null order by v.id for update
        ), counted as (
          update catalog.variant v set stock = v.stock - w.total
          from (select variant, sum(quantity)::int as total from wanted group by variant) w
          join locked on locked.id = w.variant
          join catalog.listing l on l.county = :county and l.state = 'published'
          where v.county = :county and v.id = w.variant and v.listing = l.id and v.stock >= w.total
          returning v.id, v.listing, v.stock
        ), taken as (
          select * from counted
          union all
          select v.id, v.listing, v.stock
          from catalog.variant v join catalog.listing l on l.county = v.county and l.id = v.listing
          where v.county = :county and v.id = any(:variants::uuid[]) and v.light <> 'RED' and l.state = 'published'
        ), held as (
          insert into catalog.reservation as r (county, for_order, variant, quantity, counted, state, until, at)
          select :county, w.for_order, w.variant, w.quantity, t.stock is not null, 'held', :until, :now
          from wanted w join taken t on t.id = w.variant
          on conflict (county, for_order, variant) do update set state = excluded.state, counted = excluded.counted,
            quantity = excluded.quantity + case when r.state = 'kept' then r.quantity else 0 end
        )
        select count(*) as taken, array_agg(distinct listing) filter (where stock = 0) as sold_out from taken
        """;

    private final Sql sql;
    private final Listings listings;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    Stock(Sql sql, Listings listings, Outbox outbox, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.listings = listings;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes what is wanted from what is left; rows are locked in the order of their ids, so nobody waits in a circle. What
     * is not counted has a light in place of a stock, and nobody waits for it.
     */
    Mono<Void> take(List<ReserveStock.Wanted> wanted, Instant until) {
        return Scope.current()
                .flatMap(scope -> sql.named("stock.take", TAKE)
                        .bind("county", scope.county())
                        .bind(
                                "orders",
                                wanted.stream().map(ReserveStock.Wanted::order).toList())
                        .bind(
                                "variants",
                                wanted.stream()
                                        .map(ReserveStock.Wanted::variant)
                                        .toList())
                        .bind(
                                "quantities",
                                wanted.stream()
                                        .map(one -> (long) one.quantity())
                                        .toList())
                        .bind("until", until)
                        .bind("now", clock.instant())
                        .find(row -> new Taken(row.number("taken"), row.findUuids("sold_out"))))
                .flatMap(taken -> taken.variants() == variantsOf(wanted)
                        ? tell(taken.listings())
                        : Mono.error(new ListingRefused.OutOfStock()));
    }

    private static long variantsOf(List<ReserveStock.Wanted> wanted) {
        return wanted.stream().map(ReserveStock.Wanted::variant).distinct().count();
    }

    /** Gives back what an order holds; nothing when it holds nothing any more. */
    Mono<Void> giveBack(OrderId order) {
        return Scope.current()
                .flatMap(scope -> sql.named("stock.give-back", """
                    with freed as (
                      update catalog.reservation set state = 'released'
                      where county = :county and for_order = :order and state in ('held', 'kept')
                      returning variant, quantity, counted
                    ), back as (
                      update catalog.variant v set stock = v.stock + f.quantity from freed f
                      where v.county = :county and v.id = f.variant and f.counted and v.stock is not null
                      returning v.listing, v.stock - f.quantity as before
                    )
                    select array_agg(distinct listing) filter (where before = 0) as back_again from back
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .find(row -> new Taken(0, row.findUuids("back_again"))))
                .flatMap(back -> tell(back.listings()));
    }

    /** Gives back so many pieces of one variant. */
    Mono<Void> giveBack(ReserveStock.Wanted some) {
        return Scope.current()
                .flatMap(scope -> sql.named("stock.give-back-some", """
                    with freed as (
                      update catalog.reservation set quantity = greatest(quantity - :pieces, 1),
                        state = case when quantity > :pieces then state else 'released' end
                      where county = :county and for_order = :order and variant = :variant and state in ('held', 'kept')
                      returning variant, counted
                    ), back as (
                      update catalog.variant v set stock = v.stock + :pieces from freed f
                      where v.county = :county and v.id = f.variant and f.counted and v.stock is not null
                      returning v.listing, v.stock - :pieces as before
                    )
                    select array_agg(distinct listing) filter (where before = 0) as back_again from back
                    """)
                        .bind("county", scope.county())
                        .bind("order", some.order())
                        .bind("variant", some.variant())
                        .bind("pieces", some.quantity())
                        .find(row -> new Taken(0, row.findUuids("back_again"))))
                .flatMap(back -> tell(back.listings()));
    }

    /** These are not there, though an order holds them: they do not come back when it is called off. */
    Mono<Void> lose(OrderId order, List<VariantId> variants) {
        return Scope.current()
                .flatMap(scope -> sql.named("stock.lose", """
                    update catalog.reservation set state = 'committed'
                    where county = :county and for_order = :order and variant = any(:variants) and state in ('held', 'kept')
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .bind("variants", variants)
                        .run());
    }

    /** From held or kept to another state. */
    Mono<Void> mark(OrderId order, String state) {
        return Scope.current()
                .flatMap(scope -> sql.named("stock.mark", """
                    update catalog.reservation set state = :state
                    where county = :county and for_order = :order and state in ('held', 'kept')
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .bind("state", state)
                        .run());
    }

    /** Whether an order's reservation is still only held. */
    Mono<Boolean> isHeld(OrderId order) {
        return Scope.current()
                .flatMap(scope -> sql.named("stock.is-held", """
                    select exists (select from catalog.reservation
                      where county = :county and for_order = :order and state = 'held') as held
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .find(row -> row.flag("held")));
    }

    /** What a merchant counted, or her rough word; at most a thousand variants. */
    Mono<Void> set(Map<VariantId, Supply> supplies) {
        var rows = supplies.entrySet().stream().map(Stock::row).toList();
        return Scope.current()
                .flatMap(scope -> sql.named("stock.set", """
                    with given as (
                      select * from jsonb_to_recordset(:rows::jsonb) as r (id uuid, stock int, light text)
                    ), before as (
                      select v.id, v.listing, coalesce(v.stock > 0, v.light <> 'RED') as there
                      from catalog.variant v join given g on g.id = v.id where v.county = :county order by v.id for update of v
                    ), set as (
                      update catalog.variant v set stock = g.stock, light = g.light
                      from given g where v.county = :county and v.id = g.id
                      returning v.id, coalesce(v.stock > 0, v.light <> 'RED') as there
                    )
                    select array_agg(distinct before.listing) filter (where before.there <> set.there) as turned
                    from before join set on set.id = before.id
                    """)
                        .bind("county", scope.county())
                        .bind("rows", json.writeValueAsString(rows))
                        .find(row -> new Taken(0, row.findUuids("turned"))))
                .flatMap(set -> tell(set.listings()));
    }

    private static Map<String, @Nullable Object> row(Map.Entry<VariantId, Supply> entry) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", entry.getKey());
        row.put("stock", entry.getValue() instanceof Supply.Counted counted ? counted.left() : null);
        row.put("light", entry.getValue() instanceof Supply.Light light ? light : null);
        return row;
    }

    /** Says anew what these listings have, under a higher revision. */
    private Mono<Void> tell(List<UUID> changed) {
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        var ids = changed.stream().sorted().map(ListingId::new).toList();
        return Scope.current()
                .flatMap(scope -> sql.named("listings.revise", """
                    update catalog.listing set revision = revision + 1 where county = :county and id = any(:ids)
                    """)
                        .bind("county", scope.county())
                        .bind("ids", ids)
                        .run())
                .then(listings.listAll(ids))
                .flatMap(revised ->
                        outbox.append(revised.stream().<News>map(Listing::news).toList()));
    }

    private record Taken(long variants, List<UUID> listings) {}
}
