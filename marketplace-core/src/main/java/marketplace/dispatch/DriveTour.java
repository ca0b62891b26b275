package marketplace.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.dispatch.Delivery.Parcel;
import marketplace.dispatch.Stop.Outcome;
import marketplace.orders.HandOver;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.Orders;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The courier on her own tour, stop by stop. Every step may be sent again; a stop she has left changes no more. */
@Component
public class DriveTour {
    private final Tours tours;
    private final Deliveries deliveries;
    private final Orders orders;
    private final HandOver handOver;
    private final CheckDoorPin pins;
    private final BringAgain again;
    private final Sql sql;
    private final Clock clock;

    DriveTour(
            Tours tours,
            Deliveries deliveries,
            Orders orders,
            HandOver handOver,
            CheckDoorPin pins,
            BringAgain again,
            Sql sql,
            Clock clock) {
        this.tours = tours;
        this.deliveries = deliveries;
        this.orders = orders;
        this.handOver = handOver;
        this.pins = pins;
        this.again = again;
        this.sql = sql;
        this.clock = clock;
    }

    /** Her tour; another courier's is absent. */
    public Mono<Tour> mine(TourId id) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.COURIER))
                .flatMap(me -> tours.get(id)
                        .filter(tour -> tour.state()
                                .courier()
                                .filter(me.account()::equals)
                                .isPresent())
                        .switchIfEmpty(Mono.error(DispatchRefused.NoSuchTour::new)));
    }

    public Mono<Tour> start(TourId id) {
        return mine(id).flatMap(_ -> tours.change(id, tour -> tour.start(clock.instant())));
    }

    /** Everything that was ready there is on board. */
    public Mono<Tour> load(TourId id, String stop) {
        return open(
                id,
                stop,
                Stop::isLoad,
                one -> sql.together(deliveries
                        .board(one.deliveries(), one.merchant())
                        .then(Mono.defer(() -> done(id, stop, Outcome.DONE)))));
    }

    /**
     * At the door: these orders against the PIN, and a paper where an age is asked for; the rest comes on another day. Where
     * all was called off there is nothing to prove.
     */
    public Mono<Tour> handOver(TourId id, String stop, String pin, Set<OrderId> given, boolean ofAge) {
        return open(
                id,
                stop,
                one -> one.kind() == Stop.Kind.DOOR,
                one -> deliveries
                        .get(one.deliveries().getFirst())
                        .flatMap(delivery -> delivery.isOver()
                                ? done(id, stop, Outcome.DONE)
                                : pins.of(delivery, pin)
                                        .then(sql.together(give(delivery, given, ofAge)
                                                .then(Mono.defer(() -> again.rest(delivery.id())))
                                                .then(Mono.defer(() -> done(id, stop, Outcome.DONE)))))));
    }

    /** Nobody opened. */
    public Mono<Tour> missed(TourId id, String stop, BringAgain.Then then) {
        return open(
                id,
                stop,
                one -> one.kind() == Stop.Kind.DOOR,
                one -> sql.together(again.all(one.deliveries().getFirst(), then)
                        .then(Mono.defer(() -> done(id, stop, Outcome.MISSED)))));
    }

    /** Left at the pickup point, for those who come for it; what was not on board comes on another day. */
    public Mono<Tour> leave(TourId id, String stop) {
        return open(
                id,
                stop,
                one -> one.kind() == Stop.Kind.POINT,
                one -> sql.together(Mono.zip(tours.get(id), deliveries.list(one.deliveries()))
                        .flatMapMany(known ->
                                Flux.fromIterable(known.getT2()).concatMap(delivery -> leave(delivery, known.getT1())))
                        .then(Mono.defer(() -> done(id, stop, Outcome.DONE)))));
    }

    private Mono<Void> leave(Delivery delivery, Tour tour) {
        var left = ids(delivery.packed().stream().filter(parcel -> isAboard(parcel, tour)));
        var rest = ids(delivery.open().stream().filter(parcel -> !left.contains(parcel.order())));
        var waits = left.isEmpty() ? Mono.<Void>empty() : deliveries.wait(delivery.id(), left);
        return rest.isEmpty() ? waits : waits.then(again.unloaded(delivery, rest));
    }

    /** Where she did not say what she loaded, what was packed is on board. */
    private static boolean isAboard(Parcel parcel, Tour tour) {
        return parcel.aboard()
                || tour.stops().stream()
                        .noneMatch(stop -> stop.isLoad()
                                && !stop.isOpen()
                                && stop.merchant().equals(parcel.merchant()));
    }

    private static List<OrderId> ids(Stream<Parcel> parcels) {
        return parcels.map(Parcel::order).toList();
    }

    private Mono<Tour> open(TourId id, String key, Predicate<Stop> fits, Function<Stop, Mono<Tour>> step) {
        return mine(id).flatMap(tour -> atStop(tour, key, fits, step)).retryWhen(Overtaken.startOver());
    }

    private static Mono<Tour> atStop(Tour tour, String key, Predicate<Stop> fits, Function<Stop, Mono<Tour>> step) {
        var stop = tour.stop(key);
        if (!fits.test(stop)) {
            return Mono.error(new DispatchRefused.OtherStop());
        }
        if (tour.state().isOpen()) {
            return Mono.error(new DispatchRefused.NotStarted());
        }
        return stop.isOpen() ? step.apply(stop) : Mono.just(tour);
    }

    private Mono<Tour> done(TourId id, String stop, Outcome outcome) {
        return tours.change(id, tour -> tour.visit(stop, outcome, clock.instant()));
    }

    private Mono<Void> give(Delivery delivery, Set<OrderId> given, boolean ofAge) {
        var chosen = delivery.packed().stream()
                .map(Parcel::order)
                .filter(given::contains)
                .toList();
        return chosen.isEmpty() ? Mono.error(new DispatchRefused.NothingToGive()) : give(chosen, ofAge);
    }

    private Mono<Void> give(List<OrderId> chosen, boolean ofAge) {
        return Flux.fromIterable(chosen)
                .concatMap(orders::get)
                .concatMap(order -> handOver.byCarrier(order.id(), positions(order), ofAge))
                .concatMap(deliveries::note)
                .then();
    }

    private static Set<Integer> positions(Order order) {
        return order.lines().stream().map(OrderLine::position).collect(Collectors.toUnmodifiableSet());
    }
}
