package marketplace.dispatch.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.accounts.Holders;
import marketplace.accounts.Holders.Holder;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Vehicle;
import marketplace.dispatch.Atlas;
import marketplace.dispatch.Deliveries;
import marketplace.dispatch.Delivery;
import marketplace.dispatch.OpenAtlas;
import marketplace.dispatch.Stop;
import marketplace.dispatch.Tour;
import marketplace.dispatch.Tours;
import marketplace.orders.Recipient;
import marketplace.pages.Frame;
import marketplace.pages.parts.Board.Job;
import marketplace.pages.parts.Option;
import marketplace.pages.parts.Progress;
import marketplace.pages.parts.Table;
import marketplace.pages.parts.Table.Cell;
import marketplace.pages.parts.Table.Column;
import marketplace.pages.parts.Tile;
import marketplace.shared.Money;
import marketplace.shared.PlaceCode;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A delivery day as the dispatcher sees it. */
public record DispatchDay(
        Lanes lanes, List<Delivery> deliveries, List<Tour> tours, Atlas atlas, List<Holder> couriers) {
    static final String OPEN = "open";
    static final String EARLIER = "earlier";
    static final String LATER = "later";
    private static final int MINUTES = 60;

    /** Gathers it, for dispatchers alone. */
    @Component
    record Gather(Deliveries deliveries, Tours tours, OpenAtlas atlases, Holders holders) {
        Mono<DispatchDay> of(LocalDate day, String lane, int from) {
            return SignedIn.get()
                    .flatMap(me -> me.as(Role.DISPATCHER))
                    .then(Mono.defer(() -> Mono.zip(
                            deliveries.list(day, null, Deliveries.MOST_PER_DAY),
                            tours.list(day),
                            holders.list(Role.COURIER))))
                    .flatMap(known -> movedOn(known.getT1(), known.getT2())
                            .flatMap(others -> atlases.of(Stream.concat(known.getT1().stream(), others.stream())
                                    .toList()))
                            .map(atlas -> new DispatchDay(
                                    lanes(day, known.getT2(), lane, from),
                                    known.getT1(),
                                    known.getT2(),
                                    atlas,
                                    known.getT3())));
        }

        private static Lanes lanes(LocalDate day, List<Tour> tours, String lane, int from) {
            var keys = Stream.concat(
                            Stream.of(OPEN),
                            tours.stream().map(tour -> tour.id().toString()))
                    .collect(Collectors.toSet());
            return Lanes.of(day, keys, lane, from);
        }

        /** What a tour of the day brought in vain belongs to another day by now. */
        private Mono<List<Delivery>> movedOn(List<Delivery> found, List<Tour> tours) {
            var here = found.stream().map(Delivery::id).collect(Collectors.toSet());
            var gone = tours.stream()
                    .flatMap(tour -> tour.deliveries().stream())
                    .filter(id -> !here.contains(id))
                    .distinct()
                    .toList();
            return gone.isEmpty() ? Mono.just(List.of()) : deliveries.list(gone);
        }
    }

    public LocalDate day() {
        return lanes.day();
    }

    public boolean shows(String lane) {
        return lanes.shows(lane);
    }

    /** Whether one lane is shown alone. */
    public boolean isAlone() {
        return lanes.alone() != null;
    }

    /** Where the rest of a lane is shown; absent where all of it is. */
    public @Nullable String more(String lane, int stops) {
        return lanes.more(lane, stops);
    }

    /** Where a stop of the page is moved. */
    public String moving() {
        return lanes.path() + "/verschieben" + lanes.asked();
    }

    /** Still to be brought and on no tour; what fell away altogether is left out. */
    public List<Delivery> open() {
        return deliveries.stream()
                .filter(delivery -> delivery.tour() == null && !delivery.isOver())
                .filter(delivery -> delivery.waitsSince() == null && delivery.backSince() == null)
                .toList();
    }

    public long orders() {
        return deliveries.stream()
                .mapToLong(delivery -> delivery.parcels().size() - delivery.gone())
                .sum();
    }

    public long merchants() {
        return deliveries.stream()
                .flatMap(delivery -> delivery.parcels().stream())
                .filter(parcel -> !parcel.isGone())
                .map(Delivery.Parcel::merchant)
                .distinct()
                .count();
    }

    public long places() {
        return deliveries.stream().map(Delivery::place).distinct().count();
    }

    public List<Tile> tiles(Frame frame) {
        var live = deliveries.stream()
                .filter(one -> one.parcels().size() > one.gone())
                .toList();
        var planned =
                live.stream().filter(one -> one.tour() != null || one.isOver()).count();
        var km = tours.stream().mapToDouble(tour -> tour.route().km()).sum();
        var late = tours.stream()
                .flatMap(tour -> tour.stops().stream())
                .filter(stop -> stop.leg().late())
                .count();
        var cents = tours.stream().mapToLong(this::cents).sum();
        return List.of(
                new Tile(
                        frame.text("dispatch.tile.planned"),
                        frame.formats().count(planned),
                        frame.text("dispatch.tile.of", live.size()),
                        List.of(frame.text("dispatch.tile.open", open().size())),
                        null,
                        true),
                new Tile(
                        frame.text("dispatch.tile.km"),
                        frame.formats().decimal(km, 0),
                        "km",
                        List.of(frame.text("dispatch.tile.km.each", each(frame, km, orders()))),
                        null,
                        false),
                Tile.of(frame.text("dispatch.tile.late"), frame.formats().count(late)),
                Tile.of(
                        frame.text("dispatch.tile.cost"),
                        frame.formats().money(Money.euro(cents)),
                        frame.text("dispatch.tile.cost.how")));
    }

    private static String each(Frame frame, double km, long orders) {
        return frame.formats().decimal(orders == 0 ? 0 : km / orders, 1);
    }

    /** By kilometre, and by hour from the first stop to the last. */
    private long cents(Tour tour) {
        var vehicle = atlas.network().vehicle(tour.identity().vehicle());
        var minutes = Duration.between(
                        tour.stops().getFirst().leg().at(),
                        tour.stops().getLast().leg().at())
                .toMinutes();
        return vehicle.map(one ->
                        Math.round(tour.route().km() * one.centsPerKm()) + minutes * one.centsPerHour() / MINUTES)
                .orElse(0L);
    }

    /** One that is no longer in the network is shown by its key. */
    public Vehicle vehicle(Tour tour) {
        var key = tour.identity().vehicle();
        return atlas.network()
                .vehicle(key)
                .orElseGet(() ->
                        new Vehicle(key, key, Vehicle.Kind.VAN, false, 1, PlaceCode.of("unknown"), null, 0, 0, null));
    }

    public Progress load(Frame frame, Tour tour) {
        var crates = deliveries.stream()
                .filter(delivery -> tour.id().equals(delivery.tour()))
                .mapToLong(Delivery::crates)
                .sum();
        var most = vehicle(tour).crates();
        return new Progress(
                crates,
                most,
                frame.text(
                        "dispatch.load",
                        crates,
                        most,
                        tour.stops().size(),
                        frame.formats().decimal(tour.route().km(), 0)));
    }

    public String courier(Frame frame, Tour tour) {
        return tour.state()
                .courier()
                .flatMap(id -> couriers.stream()
                        .filter(one -> one.account().equals(id))
                        .findFirst())
                .map(Holder::name)
                .orElseGet(() -> frame.text("dispatch.nobody"));
    }

    /** Whom it can be given to, whoever has it or usually drives the vehicle first. */
    public List<Option> couriers(Tour tour) {
        var driver = tour.state().courier().orElse(vehicle(tour).driver());
        return couriers.stream()
                .map(one -> Option.of(
                        one.account().toString(), one.name(), one.account().equals(driver)))
                .toList();
    }

    public static boolean isOpen(Tour tour) {
        return tour.state().isOpen();
    }

    public List<Job> jobs(Frame frame, Tour tour) {
        return lanes.shown(tour.stops()).stream()
                .map(stop -> job(frame, tour, stop))
                .toList();
    }

    private Job job(Frame frame, Tour tour, Stop stop) {
        return new Job(
                tour.id() + "_" + stop.key(),
                stop.isOpen() ? frame.formats().time(stop.leg().at()) : visited(frame, stop),
                title(frame, stop),
                detail(frame, stop),
                why(frame, stop),
                stop.leg().late() && stop.isOpen(),
                isOpen(tour) && stop.isOpen() ? moves(frame, tour, stop) : List.of());
    }

    private static String visited(Frame frame, Stop stop) {
        return frame.text("dispatch.visit."
                + Objects.requireNonNull(stop.visit()).outcome().name());
    }

    private String title(Frame frame, Stop stop) {
        return switch (stop.kind()) {
            case LOAD -> frame.text("dispatch.stop.load", atlas.merchantName(stop.merchant()));
            case DOOR -> address(frame, delivery(stop));
            case POINT ->
                atlas.network().point(stop.subject()).map(PickupPoint::name).orElse(stop.subject());
        };
    }

    private String detail(Frame frame, Stop stop) {
        return stop.kind() == Stop.Kind.DOOR
                ? stand(frame, delivery(stop))
                : frame.text("dispatch.stop.deliveries", stop.deliveries().size());
    }

    private String why(Frame frame, Stop stop) {
        var way = frame.text(
                "dispatch.why." + stop.leg().reason().name(),
                frame.formats().decimal(stop.leg().km(), 1));
        if (stop.isLoad()) {
            return way;
        }
        var window = atlas.window(delivery(stop));
        return way + " " + frame.text("dispatch.why.window", frame.formats().times(window.from(), window.to()));
    }

    private List<Option> moves(Frame frame, Tour tour, Stop stop) {
        var within = Stream.of(
                Option.of("", frame.text("dispatch.move"), true),
                Option.of(EARLIER, frame.text("dispatch.move.earlier"), false),
                Option.of(LATER, frame.text("dispatch.move.later"), false));
        var elsewhere =
                Stream.concat(others(frame, tour), Stream.of(Option.of(OPEN, frame.text("dispatch.move.open"), false)));
        return (stop.isLoad() ? within : Stream.concat(within, elsewhere)).toList();
    }

    /** What is on no tour yet, and why. */
    public List<Job> openJobs(Frame frame) {
        return lanes.shown(open()).stream()
                .map(delivery -> openJob(frame, delivery))
                .toList();
    }

    private Job openJob(Frame frame, Delivery delivery) {
        var window = atlas.window(delivery);
        var moves = Stream.concat(Stream.of(Option.of("", frame.text("dispatch.move"), true)), others(frame, null))
                .toList();
        return new Job(
                OPEN + "_" + delivery.id(),
                frame.formats().times(window.from(), window.to()),
                address(frame, delivery),
                stand(frame, delivery),
                frame.text(delivery.isReady() ? "dispatch.open.no-room" : "dispatch.open.unpacked"),
                false,
                moves.size() == 1 || !delivery.isReady() ? List.of() : moves);
    }

    private Stream<Option> others(Frame frame, @Nullable Tour tour) {
        return tours.stream()
                .filter(other -> isOpen(other) && (tour == null || !other.id().equals(tour.id())))
                .map(other ->
                        Option.of(other.id().toString(), frame.text("dispatch.move.onto", name(frame, other)), false));
    }

    /** "Tour 1, Wagen 1". */
    public String name(Frame frame, Tour tour) {
        return frame.text(
                "dispatch.tour", tour.identity().number(), vehicle(tour).name());
    }

    public String state(Frame frame, Tour tour) {
        return frame.text("dispatch.state." + tour.state().name());
    }

    /** "2 von 3 gepackt", with what fell away. */
    private static String stand(Frame frame, Delivery delivery) {
        var live = delivery.open().size();
        var packed = frame.text("dispatch.packed", delivery.packed().size(), live);
        var gone = delivery.gone() == 0 ? "" : ", " + frame.text("dispatch.gone", delivery.gone());
        return packed + gone + (delivery.tries() == 0 ? "" : ", " + frame.text("dispatch.tries", delivery.tries()));
    }

    private String address(Frame frame, Delivery delivery) {
        return atlas.point(delivery)
                .map(PickupPoint::name)
                .or(() -> atlas.recipient(delivery)
                        .map(Recipient::street)
                        .map(street -> atlas.placeName(delivery.place()) + ", " + street))
                .orElseGet(() -> atlas.placeName(delivery.place()));
    }

    private Delivery delivery(Stop stop) {
        return Objects.requireNonNull(atlas.deliveries().get(stop.deliveries().getFirst()));
    }

    /** The tours beside each other. */
    public Table table(Frame frame) {
        var columns = List.of(
                new Column(frame.text("dispatch.table.tour"), false),
                new Column(frame.text("dispatch.table.courier"), false),
                new Column(frame.text("dispatch.table.stops"), true),
                new Column("km", true),
                new Column(frame.text("dispatch.table.last"), true));
        var rows = tours.stream()
                .map(tour -> List.of(
                        Cell.of(name(frame, tour)),
                        Cell.of(courier(frame, tour)),
                        Cell.of(frame.formats().count(tour.stops().size())),
                        Cell.of(frame.formats().decimal(tour.route().km(), 0)),
                        Cell.of(frame.formats()
                                .time(tour.stops().getLast().leg().at()))))
                .toList();
        return new Table(frame.text("dispatch.table"), columns, rows);
    }
}
