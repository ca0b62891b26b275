package marketplace.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.delivery.Network;
import marketplace.delivery.Networks;
import marketplace.delivery.Vehicle;
import marketplace.dispatch.Tour.Route;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The dispatcher moves a stop by hand: earlier, later, onto another tour, off its tour, or onto one for the first time. */
@Component
public class MoveStop {
    private final Deliveries deliveries;
    private final Tours tours;
    private final Networks networks;
    private final OpenAtlas atlases;
    private final Sql sql;

    MoveStop(Deliveries deliveries, Tours tours, Networks networks, OpenAtlas atlases, Sql sql) {
        this.deliveries = deliveries;
        this.tours = tours;
        this.networks = networks;
        this.atlases = atlases;
        this.sql = sql;
    }

    /** One before or after where it was, among the loads or among the doors. */
    public Mono<Void> by(TourId tour, String key, int steps) {
        return asDispatcher(tours.get(tour)
                .flatMap(found -> reroute(found, ids(found), stops -> shifted(stops, key, steps), key)));
    }

    /** Off its tour; what it brings is open again. */
    public Mono<Void> off(TourId tour, String key) {
        return asDispatcher(tours.get(tour).flatMap(found -> take(found, key)).then());
    }

    /** Onto another tour, where it is the smallest detour. */
    public Mono<Void> over(TourId from, String key, TourId to) {
        return asDispatcher(tours.get(from)
                .flatMap(found -> take(found, key))
                .flatMap(ids -> tours.get(to).flatMap(target -> put(target, ids))));
    }

    /** What is open onto a tour. */
    public Mono<Void> onto(DeliveryId delivery, TourId to) {
        return asDispatcher(deliveries
                .get(delivery)
                .flatMap(one -> one.tour() == null && one.isReady()
                        ? Mono.just(one)
                        : Mono.error(new DispatchRefused.NotToBring()))
                .flatMap(one -> tours.get(to).flatMap(target -> put(target, List.of(one.id())))));
    }

    private Mono<Void> asDispatcher(Mono<Void> steps) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.DISPATCHER))
                .then(Mono.defer(() -> sql.together(steps).retryWhen(Overtaken.startOver())));
    }

    private Mono<List<DeliveryId>> take(Tour tour, String key) {
        var stop = tour.stop(key);
        if (stop.isLoad() || !stop.isOpen()) {
            return Mono.error(new DispatchRefused.NoSuchStop());
        }
        var rest = new ArrayList<>(ids(tour));
        rest.removeAll(stop.deliveries());
        var without = rest.isEmpty() && tour.state().isOpen()
                ? tours.remove(tour)
                : reroute(tour, rest, stops -> without(stops, key), null);
        return without.then(deliveries.assign(stop.deliveries(), null)).thenReturn(stop.deliveries());
    }

    private Mono<Void> put(Tour tour, List<DeliveryId> more) {
        var all = Stream.concat(ids(tour).stream(), more.stream()).toList();
        return reroute(tour, all, Function.identity(), null).then(deliveries.assign(more, tour.id()));
    }

    /** Lays the route anew: the stops that stay in their order, what comes in addition where it costs least. */
    private Mono<Void> reroute(
            Tour tour, List<DeliveryId> brought, Function<List<Stop>, List<Stop>> order, @Nullable String moved) {
        return Mono.zip(deliveries.list(brought), networks.here())
                .flatMap(known -> atlases.of(known.getT1()).map(atlas -> {
                    var vehicle = vehicle(tour, known.getT2());
                    checkRoom(vehicle, known.getT1());
                    return route(atlas, vehicle, order.apply(tour.stops()), known.getT1(), moved);
                }))
                .map(tour::reroute)
                .flatMap(tours::store)
                .then();
    }

    private static Route route(
            Atlas atlas, Vehicle vehicle, List<Stop> ordered, List<Delivery> brought, @Nullable String moved) {
        var wanted = atlas.stopsFor(brought);
        var stops = new ArrayList<Stop>();
        for (var stop : ordered) {
            wanted.stream()
                    .filter(one -> one.key().equals(stop.key()))
                    .map(one -> new Stop(one.kind(), one.subject(), one.deliveries(), stop.leg(), stop.visit()))
                    .forEach(stops::add);
        }
        var keys = stops.stream().map(Stop::key).toList();
        var route = atlas.keep(vehicle, stops, moved);
        for (var stop : wanted.stream().filter(one -> !keys.contains(one.key())).toList()) {
            route = cheapest(atlas, vehicle, route.stops(), stop);
        }
        return route;
    }

    private static Route cheapest(Atlas atlas, Vehicle vehicle, List<Stop> stops, Stop more) {
        var loads = Math.toIntExact(stops.stream().filter(Stop::isLoad).count());
        var range = more.isLoad() ? IntStream.rangeClosed(0, loads) : IntStream.rangeClosed(loads, stops.size());
        return range.mapToObj(at -> {
                    var with = new ArrayList<>(stops);
                    with.add(at, more);
                    return atlas.keep(vehicle, with, more.key());
                })
                .min(Comparator.comparingDouble(Route::km))
                .orElseThrow();
    }

    private static List<Stop> shifted(List<Stop> stops, String key, int steps) {
        var moved = new ArrayList<>(stops);
        var at = IntStream.range(0, stops.size())
                .filter(i -> stops.get(i).key().equals(key))
                .findFirst()
                .orElseThrow(DispatchRefused.NoSuchStop::new);
        var to = at + Integer.signum(steps);
        if (to >= 0
                && to < stops.size()
                && stops.get(to).isLoad() == stops.get(at).isLoad()) {
            Collections.swap(moved, at, to);
        }
        return moved;
    }

    private static List<Stop> without(List<Stop> stops, String key) {
        return stops.stream().filter(stop -> !stop.key().equals(key)).toList();
    }

    private static void checkRoom(Vehicle vehicle, List<Delivery> brought) {
        if (brought.stream().mapToInt(Delivery::crates).sum() > vehicle.crates()) {
            throw new DispatchRefused.VehicleFull();
        }
    }

    private static Vehicle vehicle(Tour tour, Network network) {
        return network.vehicle(tour.identity().vehicle()).orElseThrow(DispatchRefused.NoSuchTour::new);
    }

    private static List<DeliveryId> ids(Tour tour) {
        return tour.deliveries();
    }
}
