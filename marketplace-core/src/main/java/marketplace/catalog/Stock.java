package marketplace.catalog;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.outbox.News;
import marketplace.outbox.Outbox;
import marketplace.shared.ListingId;
import marketplace.shared.OrderId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What is there and what is reserved, each step one statement, so two buyers of one last piece cannot both win. When
 * something runs out or comes back, its listing says so.
 */
@Component
class Stock {
    private final Sql sql;
    private final Listings listings;
    private final Outbox outbox;
    private final Clock clock;

    Stock(Sql sql, Listings listings, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.listings = listings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes what is wanted from what is left; rows are locked in the order of their ids, so nobody waits in a circle. */
    Mono<Void> take(List<ReserveStock.Wanted> wanted, Instant until) {
        return Scope.current()
                .flatMap(scope -> sql.named("stock.take", """
                    with wanted as (
                      select for_order, variant, quantity
                      from unnest(:orders::uuid[], :variants::uuid[], :quantities::bigint[]) as w (for_order, variant, quantity)
                    ), locked as (
                      select v.id from catalog.variant v
                      where v.county = :county and v.id = any(:variants::uuid[]) order by v.id for update
                    ), taken as (
                      update catalog.variant v set stock = v.stock - w.total
                      from (select variant, sum(quantity)::int as total from wanted group by variant) w
                      join locked on locked.id = w.variant
                      join catalog.listing l on l.county = :county and l.state = 'published'
                      where v.county = :county and v.id = w.variant and v.listing = l.id
                        and (v.stock >= w.total or v.stock is null and v.light <> 'RED')
                      returning v.id, v.listing, v.stock
                    ), held as (
                      insert into catalog.reservation (county, for_order, variant, quantity, counted, state, until, at)
                      select :county, w.for_order, w.variant, w.quantity, t.stock is not null, 'held', :until, :now
                      from wanted w join taken t on t.id = w.variant
                    )
                    select count(*) as taken, array_agg(distinct listing) filter (where stock = 0) as sold_out from taken
                    """)
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

    /** What a merchant counted, or her rough word. */
    Mono<Void> set(VariantId variant, Supply supply) {
        var left = supply instanceof Supply.Counted counted ? Integer.valueOf(counted.left()) : null;
        var light = supply instanceof Supply.Light shown ? shown : null;
        return Scope.current()
                .flatMap(scope -> sql.named("stock.set", """
                    update catalog.variant v set stock = :stock, light = :light
                    from catalog.variant before
                    where v.county = :county and v.id = :variant and before.county = :county and before.id = :variant
                    returning v.listing, (coalesce(before.stock, 1) = 0 or before.light is not distinct from 'RED')
                      <> (coalesce(v.stock, 1) = 0 or v.light is not distinct from 'RED') as turned
                    """)
                        .bind("county", scope.county())
                        .bind("variant", variant)
                        .bind("stock", left, Integer.class)
                        .bind("light", light, String.class)
                        .find(row -> new Taken(1, row.flag("turned") ? List.of(row.uuid("listing")) : List.of())))
                .flatMap(set -> tell(set.listings()));
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
