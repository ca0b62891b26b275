package marketplace.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import marketplace.dispatch.Stop.Outcome;
import marketplace.dispatch.Stop.Visit;
import marketplace.dispatch.TourState.Ended;
import marketplace.dispatch.TourState.Given;
import marketplace.dispatch.TourState.Planned;
import marketplace.dispatch.TourState.UnderWay;
import marketplace.dispatch.news.TourChanged;
import marketplace.outbox.Change;
import marketplace.shared.AccountId;

/** One vehicle's stops of a day, in their order. */
public final class Tour {
    private final Identity identity;
    private final long version;
    private final Route route;
    private final TourState state;

    Tour(Identity identity, long version, Route route, TourState state) {
        this.identity = identity;
        this.version = version;
        this.route = route;
        this.state = state;
    }

    /**
     * What never changes.
     *
     * @param number of the tours of the day, from one
     * @param vehicle its key
     */
    public record Identity(TourId id, LocalDate day, int number, String vehicle) {}

    /** The stops in their order, and the whole way back to the base in kilometres. */
    public record Route(List<Stop> stops, double km) {
        public Route {
            stops = List.copyOf(stops);
        }
    }

    static Change<Tour> plan(Identity identity, Route route) {
        var planned = new Tour(identity, 1, route, new Planned());
        return Change.of(planned, planned.news());
    }

    /** Another route; not once it is on the road. */
    Change<Tour> reroute(Route other) {
        return switch (state) {
            case Planned _, Given _ -> next(other, state);
            case UnderWay _, Ended _ -> throw new DispatchRefused.UnderWay();
        };
    }

    Change<Tour> give(AccountId courier) {
        return switch (state) {
            case Given(var has) when has.equals(courier) -> Change.none(this);
            case Planned _, Given _ -> next(route, new Given(courier));
            case UnderWay(var has, var _) when has.equals(courier) -> Change.none(this);
            case UnderWay _, Ended _ -> throw new DispatchRefused.UnderWay();
        };
    }

    Change<Tour> start(Instant now) {
        return switch (state) {
            case Given(var courier) -> next(route, new UnderWay(courier, now));
            case UnderWay _, Ended _ -> Change.none(this);
            case Planned _ -> throw new DispatchRefused.NotStarted();
        };
    }

    /** The courier was at the stop; the last one ends the tour. */
    Change<Tour> visit(String key, Outcome outcome, Instant now) {
        var stop = stop(key);
        return switch (state) {
            case UnderWay(var courier, var since)
            when stop.isOpen() -> visited(key, new Visit(now, outcome), courier, since);
            case UnderWay _, Ended _ -> Change.none(this);
            case Planned _, Given _ -> throw new DispatchRefused.NotStarted();
        };
    }

    private Change<Tour> visited(String key, Visit visit, AccountId courier, Instant since) {
        var stops = with(key, stop -> stop.visited(visit));
        var over = stops.stream().noneMatch(Stop::isOpen);
        var then = over ? new Ended(courier, visit.at()) : new UnderWay(courier, since);
        return next(new Route(stops, route.km()), then);
    }

    private List<Stop> with(String key, UnaryOperator<Stop> step) {
        return route.stops().stream()
                .map(stop -> stop.key().equals(key) ? step.apply(stop) : stop)
                .toList();
    }

    private Change<Tour> next(Route other, TourState then) {
        var next = new Tour(identity, version + 1, other, then);
        return Change.of(next, next.news());
    }

    TourChanged news() {
        return new TourChanged(
                id().value(),
                version,
                day(),
                state.name(),
                identity.vehicle(),
                stops().size(),
                Math.toIntExact(stops().stream().filter(stop -> !stop.isOpen()).count()),
                Math.round(route.km() * 10) / 10.0,
                deliveries().stream().map(DeliveryId::value).toList());
    }

    public Stop stop(String key) {
        return stops().stream()
                .filter(stop -> stop.key().equals(key))
                .findFirst()
                .orElseThrow(DispatchRefused.NoSuchStop::new);
    }

    /** Where the courier goes now. */
    public Optional<Stop> nextStop() {
        return stops().stream().filter(Stop::isOpen).findFirst();
    }

    /** How many open stops lie before the one that brings this delivery; none when it has been there. */
    public Optional<Integer> stopsBefore(DeliveryId delivery) {
        var open = stops().stream().filter(Stop::isOpen).toList();
        return open.stream()
                .filter(stop -> !stop.isLoad() && stop.deliveries().contains(delivery))
                .findFirst()
                .map(open::indexOf);
    }

    public Optional<Stop> bringing(DeliveryId delivery) {
        return stops().stream()
                .filter(stop -> !stop.isLoad() && stop.deliveries().contains(delivery))
                .findFirst();
    }

    /** What it brings, each once. */
    public List<DeliveryId> deliveries() {
        return stops().stream()
                .filter(stop -> !stop.isLoad())
                .flatMap(stop -> stop.deliveries().stream())
                .distinct()
                .toList();
    }

    public TourId id() {
        return identity.id();
    }

    public Identity identity() {
        return identity;
    }

    public long version() {
        return version;
    }

    public LocalDate day() {
        return identity.day();
    }

    public List<Stop> stops() {
        return route.stops();
    }

    public Route route() {
        return route;
    }

    public TourState state() {
        return state;
    }
}
