package marketplace.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.delivery.Network;
import marketplace.delivery.Networks;
import marketplace.delivery.Vehicle;
import marketplace.dispatch.Tour.Identity;
import marketplace.dispatch.Tour.Route;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Plans a delivery day at one click: everything that is packed goes on the vehicles. Tours nobody has been given are
 * planned anew; those that were given stay.
 */
@Component
public class PlanTours {
    private final Deliveries deliveries;
    private final Tours tours;
    private final Networks networks;
    private final OpenAtlas atlases;
    private final Sql sql;

    PlanTours(Deliveries deliveries, Tours tours, Networks networks, OpenAtlas atlases, Sql sql) {
        this.deliveries = deliveries;
        this.tours = tours;
        this.networks = networks;
        this.atlases = atlases;
        this.sql = sql;
    }

    /** All tours of the day as they are then. */
    public Mono<List<Tour>> of(LocalDate day) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.DISPATCHER))
                .then(Mono.defer(() -> sql.together(tours.alone(day)
                                .then(Mono.defer(() -> forget(day)))
                                .then(Mono.defer(() -> plan(day))))
                        .retryWhen(Overtaken.startOver())))
                .then(Mono.defer(() -> tours.list(day)))
                .checkpoint("plan tours");
    }

    private Mono<Void> forget(LocalDate day) {
        return tours.list(day)
                .flatMapIterable(found -> found)
                .filter(tour -> tour.state() instanceof TourState.Planned)
                .concatMap(tour -> deliveries.assign(tour.deliveries(), null).then(tours.remove(tour)))
                .then();
    }

    private Mono<Void> plan(LocalDate day) {
        return Mono.zip(
                        deliveries.list(day, null, Deliveries.MOST_PER_DAY).map(PlanTours::ready),
                        tours.list(day),
                        networks.here())
                .flatMap(known -> atlases.of(known.getT1())
                        .map(atlas -> new Loading(atlas, known.getT1()).over(free(known.getT3(), known.getT2())))
                        .flatMap(routes -> store(day, routes, known.getT2())));
    }

    private static List<Delivery> ready(List<Delivery> all) {
        return all.stream()
                .filter(delivery -> delivery.tour() == null && delivery.isReady())
                .toList();
    }

    /** Not yet out with a tour of the day. */
    private static List<Vehicle> free(Network network, List<Tour> kept) {
        Set<String> out = kept.stream().map(tour -> tour.identity().vehicle()).collect(Collectors.toSet());
        return network.vehicles().stream()
                .filter(vehicle -> !out.contains(vehicle.slug()))
                .toList();
    }

    private Mono<Void> store(LocalDate day, Map<Vehicle, Route> routes, List<Tour> kept) {
        var numbers = Stream.iterate(1, number -> number + 1)
                .filter(number ->
                        kept.stream().noneMatch(tour -> tour.identity().number() == number))
                .iterator();
        return Flux.fromIterable(routes.entrySet())
                .concatMap(one -> {
                    var identity = new Identity(
                            TourId.fresh(), day, numbers.next(), one.getKey().slug());
                    return store(identity, one.getValue());
                })
                .then();
    }

    private Mono<Void> store(Identity identity, Route route) {
        return tours.add(Tour.plan(identity, route)).flatMap(tour -> deliveries.assign(tour.deliveries(), tour.id()));
    }
}
