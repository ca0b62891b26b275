package marketplace.delivery;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lays down when the market comes where, its pickup points and its vehicles. The same again changes nothing. */
@Component
public class LayNetwork {
    private final Networks networks;
    private final Reaches reaches;
    private final Places places;
    private final Sql sql;

    LayNetwork(Networks networks, Reaches reaches, Places places, Sql sql) {
        this.networks = networks;
        this.reaches = reaches;
        this.places = places;
        this.sql = sql;
    }

    public Mono<Void> with(Network wanted) {
        return Scope.current()
                .flatMap(scope -> networks.read()
                        .flatMap(now -> now.equals(wanted) ? Mono.empty() : store(scope, wanted))
                        .then(Mono.fromRunnable(() -> networks.forget(scope.county()))));
    }

    private Mono<Void> store(Scope scope, Network wanted) {
        var steps = clear(scope)
                .then(days(scope, wanted))
                .thenMany(Flux.fromIterable(wanted.points()).concatMap(point -> point(scope, point)))
                .thenMany(Flux.fromIterable(wanted.vehicles()).concatMap(vehicle -> vehicle(scope, vehicle)))
                .then(places.list())
                .flatMap(all ->
                        reaches.changed(Stream.concat(all.stream().map(Place::code), wanted.days().keySet().stream())
                                .collect(Collectors.toSet())));
        return sql.together(steps);
    }

    private Mono<Void> clear(Scope scope) {
        return Flux.fromIterable(Set.of("place_day", "pickup_point", "vehicle"))
                .concatMap(table -> sql.named(
                                "delivery.clear", "delete from delivery.%s where county = :county".formatted(table))
                        .bind("county", scope.county())
                        .run())
                .then();
    }

    private record Stop(PlaceCode place, DeliveryDay day) {}

    private Mono<Void> days(Scope scope, Network wanted) {
        var stops = wanted.days().entrySet().stream()
                .flatMap(place -> place.getValue().stream().map(day -> new Stop(place.getKey(), day)))
                .toList();
        return sql.named("delivery.days", """
            insert into delivery.place_day (county, place, weekday, cut_weekday, cut_time, from_time, to_time)
            select :county, place, weekday, cut_weekday, cut_time::time, from_time::time, to_time::time
            from unnest(:places::text[], :weekdays::bigint[], :cutWeekdays::bigint[], :cutTimes::text[], :froms::text[],
              :tos::text[]) as d (place, weekday, cut_weekday, cut_time, from_time, to_time)
            """)
                .bind("county", scope.county())
                .bind("places", of(stops, stop -> stop.place().value()))
                .bind("weekdays", of(stops, stop -> (long) stop.day().weekday().getValue()))
                .bind("cutWeekdays", of(stops, stop ->
                        (long) stop.day().cutOff().weekday().getValue()))
                .bind("cutTimes", of(stops, stop -> stop.day().cutOff().time().toString()))
                .bind("froms", of(stops, stop -> stop.day().window().from().toString()))
                .bind("tos", of(stops, stop -> stop.day().window().to().toString()))
                .run();
    }

    private static <T> List<T> of(List<Stop> stops, Function<Stop, T> part) {
        return stops.stream().map(part).toList();
    }

    private Mono<Void> point(Scope scope, PickupPoint point) {
        return sql.named("delivery.point", """
            insert into delivery.pickup_point
              (county, slug, name, place, street, weekday, from_time, to_time, hours, crates, cold_places)
            values (:county, :slug, :name, :place, :street, :weekday, :from, :to, :hours, :crates, :cold)
            """)
                .bind("county", scope.county())
                .bind("slug", point.slug())
                .bind("name", point.name())
                .bind("place", point.place())
                .bind("street", point.street())
                .bind("weekday", point.weekday().getValue())
                .bind("from", point.window().from())
                .bind("to", point.window().to())
                .bind("hours", point.hours())
                .bind("crates", point.crates())
                .bind("cold", point.coldPlaces())
                .run();
    }

    private Mono<Void> vehicle(Scope scope, Vehicle vehicle) {
        return sql.named("delivery.vehicle", """
            insert into delivery.vehicle
              (county, slug, name, kind, cold, crates, base, range_km, cents_per_km, cents_per_hour, driver)
            values (:county, :slug, :name, :kind, :cold, :crates, :base, :range, :perKm, :perHour, :driver)
            """)
                .bind("county", scope.county())
                .bind("slug", vehicle.slug())
                .bind("name", vehicle.name())
                .bind("kind", vehicle.kind())
                .bind("cold", vehicle.cold())
                .bind("crates", vehicle.crates())
                .bind("base", vehicle.base())
                .bind("range", vehicle.rangeKm(), Integer.class)
                .bind("perKm", vehicle.centsPerKm())
                .bind("perHour", vehicle.centsPerHour())
                .bind("driver", vehicle.driver(), UUID.class)
                .run();
    }
}
