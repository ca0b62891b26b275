package marketplace.popularity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import marketplace.outbox.Outbox;
import marketplace.popularity.news.PopularChanged;
import marketplace.shared.ListingId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which listings rise in a place, by one to three steps; docs/relevance.md says what a step weighs. A day's openings count
 * only if at least three devices opened the listing on it somewhere in the county, so that nobody lifts herself; nothing
 * rises of fewer than five acts.
 */
@Component
public class PopularListings {
    /** So many rise in a place at most. */
    static final int MOST = 60;

    private static final int FEWEST_DEVICES = 3;
    private static final int FEWEST_ACTS = 5;
    /** Of a place on a day; more change nothing. */
    private static final int MOST_DEVICES = 10;

    private static final int POINTS_OF_A_SALE = 3;
    private static final List<Integer> POINTS_OF_A_STEP = List.of(10, 25, 60);

    private final Sql sql;
    private final Outbox outbox;

    PopularListings(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /** A listing that rises. */
    public record Risen(ListingId listing, int step) {}

    /** What rises in a place; "*" is for those who did not say where they live. */
    public record OfPlace(String place, long version, List<Risen> listings) {}

    private record Rising(String place, Risen risen) {}

    /** These places, or all of them for none, in the order of their keys. */
    public Mono<List<OfPlace>> of(Collection<String> places) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.of-places", """
                    select p.place, p.version, r.listing, r.step from popularity.place p
                    left join popularity.risen r on r.county = p.county and r.place = p.place
                    where p.county = :county and (p.place = any(:places) or cardinality(:places::text[]) = 0)
                    order by p.place, r.listing
                    """)
                        .bind("county", scope.county())
                        .bind("places", List.copyOf(places))
                        .list(PopularListings::part))
                .map(PopularListings::joined);
    }

    private static OfPlace part(Row row) {
        var listing = row.findUuid("listing");
        return new OfPlace(
                row.text("place"),
                row.number("version"),
                listing == null ? List.of() : List.of(new Risen(new ListingId(listing), row.count("step"))));
    }

    private static List<OfPlace> joined(List<OfPlace> parts) {
        return parts.stream()
                .collect(Collectors.groupingBy(OfPlace::place, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(some -> new OfPlace(
                        some.getFirst().place(),
                        some.getFirst().version(),
                        some.stream().flatMap(one -> one.listings().stream()).toList()))
                .toList();
    }

    /** Counts anew, and tells of the places where something else rises now. */
    Mono<Void> count(Window window) {
        return Mono.zip(rising(window), of(List.of()))
                .map(both -> changed(byPlace(both.getT1()), both.getT2()))
                .flatMap(changed -> changed.isEmpty() ? Mono.empty() : replace(changed));
    }

    private static Map<String, List<Risen>> byPlace(List<Rising> rising) {
        return rising.stream()
                .collect(Collectors.groupingBy(
                        Rising::place, TreeMap::new, Collectors.mapping(Rising::risen, Collectors.toList())));
    }

    /** The places of which something else is known than is so now, with what is so now. */
    private static Map<String, List<Risen>> changed(Map<String, List<Risen>> now, List<OfPlace> kept) {
        var before = kept.stream().collect(Collectors.toMap(OfPlace::place, OfPlace::listings));
        var places = new TreeSet<>(now.keySet());
        places.addAll(before.keySet());
        var changed = new TreeMap<String, List<Risen>>();
        for (var place : places) {
            var rising = now.getOrDefault(place, List.of());
            if (!rising.equals(before.getOrDefault(place, List.of()))) {
                changed.put(place, rising);
            }
        }
        return changed;
    }

    private Mono<List<Rising>> rising(Window window) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.rising", """
                    with opened as (
                      select * from popularity.opened_day where county = :county and day >= :from and day < :until
                    ), busy as (
                      select listing, day from opened group by listing, day having sum(devices) >= :fewestDevices
                    ), act as (
                      select place, listing, least(devices, :mostDevices) as acts,
                        least(devices, :mostDevices) + least(low, :mostDevices) as points
                      from opened join busy using (listing, day)
                      union all
                      select place, listing, 1, :sale from popularity.sold_day
                      where county = :county and day >= :from and day < :until
                    ), counted as (
                      select p.place, listing, sum(points) as points from act
                      cross join lateral unnest(case act.place when '*' then array['*'] else array[act.place, '*'] end)
                        as p(place)
                      group by p.place, listing having sum(acts) >= :fewestActs and sum(points) >= :first
                    ), ranked as (
                      select *, row_number() over (partition by place order by points desc, listing) as nth from counted
                    )
                    select place, listing,
                      case when points >= :third then 3 when points >= :second then 2 else 1 end as step
                    from ranked where nth <= :most order by place, listing
                    """)
                        .bind("county", scope.county())
                        .bind("from", window.from())
                        .bind("until", window.until())
                        .bind("fewestDevices", FEWEST_DEVICES)
                        .bind("mostDevices", MOST_DEVICES)
                        .bind("sale", POINTS_OF_A_SALE)
                        .bind("fewestActs", FEWEST_ACTS)
                        .bind("first", POINTS_OF_A_STEP.get(0))
                        .bind("second", POINTS_OF_A_STEP.get(1))
                        .bind("third", POINTS_OF_A_STEP.get(2))
                        .bind("most", MOST)
                        .list(row -> new Rising(
                                row.text("place"), new Risen(new ListingId(row.uuid("listing")), row.count("step")))));
    }

    private Mono<Void> replace(Map<String, List<Risen>> changed) {
        return forget(changed.keySet())
                .then(Mono.defer(() -> keep(changed)))
                .then(Mono.defer(() -> raise(changed.keySet())))
                .flatMap(news -> outbox.append(List.copyOf(news)));
    }

    private Mono<Void> forget(Collection<String> places) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.forget-risen", """
                    delete from popularity.risen where county = :county and place = any(:places)
                    """)
                        .bind("county", scope.county())
                        .bind("places", List.copyOf(places))
                        .run());
    }

    private Mono<Void> keep(Map<String, List<Risen>> changed) {
        var all = changed.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(risen -> new Rising(one.getKey(), risen)))
                .toList();
        return all.isEmpty() ? Mono.empty() : insert(all);
    }

    private Mono<Void> insert(List<Rising> all) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.keep-risen", """
                    insert into popularity.risen (county, place, listing, step)
                    select :county, place, listing, step from unnest(:places::text[], :listings::uuid[], :steps::bigint[])
                      as r(place, listing, step)
                    """)
                        .bind("county", scope.county())
                        .bind("places", all.stream().map(Rising::place).toList())
                        .bind(
                                "listings",
                                all.stream().map(one -> one.risen().listing()).toList())
                        .bind(
                                "steps",
                                all.stream()
                                        .map(one -> (long) one.risen().step())
                                        .toList())
                        .run());
    }

    private Mono<List<PopularChanged>> raise(Collection<String> places) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.raise", """
                    insert into popularity.place as p (county, place, version)
                    select :county, place, 1 from unnest(:places) place order by place
                    on conflict (county, place) do update set version = p.version + 1
                    returning place, version
                    """)
                        .bind("county", scope.county())
                        .bind("places", List.copyOf(places))
                        .list(row -> new PopularChanged(row.text("place"), row.number("version"))));
    }
}
