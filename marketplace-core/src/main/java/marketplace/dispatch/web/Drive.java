package marketplace.dispatch.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Vehicle;
import marketplace.dispatch.Atlas;
import marketplace.dispatch.Deliveries;
import marketplace.dispatch.Delivery;
import marketplace.dispatch.Delivery.Parcel;
import marketplace.dispatch.DriveTour;
import marketplace.dispatch.OpenAtlas;
import marketplace.dispatch.Stop;
import marketplace.dispatch.Tour;
import marketplace.dispatch.TourId;
import marketplace.dispatch.TourState;
import marketplace.merchants.Merchant;
import marketplace.orders.Order;
import marketplace.orders.Orders;
import marketplace.orders.Recipient;
import marketplace.pages.Formats;
import marketplace.pages.Frame;
import marketplace.shared.GeoPoint;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A tour as the courier sees it: where she goes now, what she loads or gives there. */
public record Drive(Tour tour, Atlas atlas, Map<OrderId, Order> orders) {

    /** Gathers it, for the courier of the tour alone. */
    @Component
    record Gather(DriveTour drive, Deliveries deliveries, OpenAtlas atlases, Orders orders) {
        Mono<Drive> of(TourId id) {
            return drive.mine(id).flatMap(this::of);
        }

        Mono<Drive> of(Tour tour) {
            return deliveries
                    .list(tour.deliveries())
                    .flatMap(found -> Mono.zip(atlases.of(found), orders.list(purchases(found)))
                            .map(known -> new Drive(tour, known.getT1(), byId(known.getT2()))));
        }

        private static List<PurchaseId> purchases(List<Delivery> found) {
            return found.stream()
                    .flatMap(delivery -> delivery.purchases().stream())
                    .distinct()
                    .toList();
        }

        private static Map<OrderId, Order> byId(List<Order> all) {
            return all.stream().collect(Collectors.toMap(Order::id, Function.identity()));
        }
    }

    /** An order at a stop: whose, from whom, whether it is ready. */
    public record Crate(Order order, @Nullable Recipient recipient, boolean ready) {
        public String lines() {
            return order.lines().stream()
                    .map(line -> line.measure().count() + " × " + line.sold().name())
                    .collect(Collectors.joining(", "));
        }

        public String who() {
            return recipient == null ? "" : recipient.shortName();
        }
    }

    public @Nullable Stop next() {
        return tour.nextStop().orElse(null);
    }

    public List<Stop> later() {
        return tour.stops().stream().filter(Stop::isOpen).skip(1).toList();
    }

    public List<Stop> behind() {
        return tour.stops().stream().filter(stop -> !stop.isOpen()).toList();
    }

    public boolean isStarted() {
        return tour.state() instanceof TourState.UnderWay;
    }

    public boolean isOver() {
        return tour.state() instanceof TourState.Ended;
    }

    /** What is loaded, given or left at a stop. */
    public List<Crate> crates(Stop stop) {
        return stop.deliveries().stream()
                .map(id -> atlas.deliveries().get(id))
                .filter(Objects::nonNull)
                .flatMap(delivery -> delivery.open().stream()
                        .filter(parcel -> !stop.isLoad() || parcel.merchant().equals(stop.merchant()))
                        .flatMap(parcel -> crate(parcel).stream()))
                .toList();
    }

    /** What was packed or on board for a stop and is not to be given any more. */
    public List<Crate> off(Stop stop) {
        return stop.deliveries().stream()
                .map(id -> atlas.deliveries().get(id))
                .filter(Objects::nonNull)
                .flatMap(delivery -> delivery.parcels().stream().filter(Parcel::isGone))
                .flatMap(parcel -> crate(parcel).stream())
                .toList();
    }

    /** How old whoever takes what is ready at a stop must be, in years; 0: any age. */
    public int minimumAge(Stop stop) {
        return crates(stop).stream()
                .filter(Crate::ready)
                .mapToInt(crate -> crate.order().minimumAge())
                .max()
                .orElse(0);
    }

    private Optional<Crate> crate(Parcel parcel) {
        return Optional.ofNullable(orders.get(parcel.order()))
                .map(order -> new Crate(order, atlas.recipients().get(parcel.purchase()), parcel.isPacked()));
    }

    /** "Lindenweg 7", the shop's name, the point's name. */
    public String title(Stop stop) {
        return switch (stop.kind()) {
            case LOAD -> atlas.merchantName(stop.merchant());
            case POINT -> point(stop).map(PickupPoint::name).orElse(stop.subject());
            case DOOR ->
                recipient(stop)
                        .map(Recipient::street)
                        .orElseGet(() -> atlas.placeName(delivery(stop).place()));
        };
    }

    /** Whom, and where. */
    public String under(Stop stop) {
        return switch (stop.kind()) {
            case LOAD -> address(stop);
            case POINT ->
                point(stop)
                        .map(point -> point.street() + ", " + atlas.placeName(point.place()))
                        .orElse("");
            case DOOR ->
                recipient(stop)
                        .map(one -> one.givenName() + " " + one.familyName() + ", " + one.town())
                        .orElse("");
        };
    }

    public String note(Stop stop) {
        return stop.kind() == Stop.Kind.DOOR
                ? recipient(stop).map(Recipient::note).orElse("")
                : "";
    }

    /** The number to ring, empty where none is known. */
    public String dial(Stop stop) {
        var phone = switch (stop.kind()) {
            case LOAD -> merchant(stop).map(one -> one.profile().contact().phone());
            case DOOR -> recipient(stop).map(Recipient::phone);
            case POINT -> Optional.<String>empty();
        };
        return phone.map(Formats::dial).orElse("");
    }

    /** For the phone's own map: the point where it is known, the address in any case. */
    public String geo(Stop stop) {
        var point = stop.isLoad()
                ? merchant(stop).map(one -> one.profile().address().point())
                : Optional.<GeoPoint>empty();
        var at = point.map(one -> one.latitude() + "," + one.longitude()).orElse("0,0");
        return "geo:" + at + "?q="
                + URLEncoder.encode(address(stop), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String address(Stop stop) {
        return switch (stop.kind()) {
            case LOAD ->
                merchant(stop)
                        .map(one -> one.profile().address())
                        .map(there -> there.street() + ", " + there.postcode() + " " + there.town())
                        .orElse("");
            case POINT ->
                point(stop)
                        .map(point -> point.street() + ", " + atlas.placeName(point.place()))
                        .orElse("");
            case DOOR ->
                recipient(stop)
                        .map(one -> one.street() + ", " + one.postcode() + " " + one.town())
                        .orElse("");
        };
    }

    public String way(Frame frame, Stop stop) {
        return frame.formats().distance(stop.leg().km());
    }

    public String vehicle() {
        return atlas.network()
                .vehicle(tour.identity().vehicle())
                .map(Vehicle::name)
                .orElse("");
    }

    public LocalDate day() {
        return tour.day();
    }

    private Optional<Merchant> merchant(Stop stop) {
        return Optional.ofNullable(atlas.merchants().get(stop.merchant()));
    }

    private Optional<PickupPoint> point(Stop stop) {
        return atlas.network().point(stop.subject());
    }

    private Optional<Recipient> recipient(Stop stop) {
        return atlas.recipient(delivery(stop));
    }

    private Delivery delivery(Stop stop) {
        return Objects.requireNonNull(atlas.deliveries().get(stop.deliveries().getFirst()));
    }
}
