package marketplace.dispatch;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.counties.Place;
import marketplace.delivery.DeliveryDay;
import marketplace.delivery.Network;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Vehicle;
import marketplace.delivery.Window;
import marketplace.dispatch.Stop.Leg;
import marketplace.dispatch.Tour.Route;
import marketplace.dispatch.TourPlanner.Plan;
import marketplace.dispatch.TourPlanner.Planned;
import marketplace.dispatch.TourPlanner.Site;
import marketplace.dispatch.TourPlanner.Task;
import marketplace.merchants.Merchant;
import marketplace.orders.Recipient;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/** Everything needed to lay routes for some deliveries, and to name their stops. Holds personal data: for those who bring. */
public record Atlas(
        Map<PlaceCode, Place> places,
        Network network,
        Map<MerchantId, Merchant> merchants,
        Map<PurchaseId, Recipient> recipients,
        Map<DeliveryId, Delivery> deliveries) {
    private static final Window ALL_DAY = new Window(LocalTime.of(8, 0), LocalTime.of(20, 0));

    /** The best route of a vehicle that brings these. */
    Route lay(Vehicle vehicle, List<Delivery> brought) {
        var stops = stopsFor(brought);
        return route(TourPlanner.plan(task(vehicle, stops)), stops);
    }

    /** The stops in this order; the one that was moved says so, the others keep their reasons. */
    Route keep(Vehicle vehicle, List<Stop> ordered, @Nullable String moved) {
        var route = route(TourPlanner.asOrdered(task(vehicle, ordered)), ordered);
        var before = byKey(ordered);
        var stops = route.stops().stream()
                .map(stop -> stop.key().equals(moved) ? stop : stop.by(reasoned(stop.leg(), before.get(stop.key()))))
                .toList();
        return new Route(stops, route.km());
    }

    private static Leg reasoned(Leg leg, Stop before) {
        return new Leg(leg.km(), leg.at(), before.leg().reason(), leg.late());
    }

    /** A load at each merchant, then a door for each household and a stop for each point. */
    List<Stop> stopsFor(List<Delivery> brought) {
        var stops = new ArrayList<>(loads(brought));
        var points = new TreeMap<String, List<DeliveryId>>();
        for (var delivery : brought) {
            if (delivery.point() == null) {
                stops.add(Stop.door(delivery.id()));
            } else {
                points.computeIfAbsent(delivery.point(), _ -> new ArrayList<>()).add(delivery.id());
            }
        }
        points.forEach((slug, ids) -> stops.add(Stop.point(slug, ids)));
        return stops;
    }

    static List<Stop> loads(List<Delivery> brought) {
        var loads = new LinkedHashMap<MerchantId, List<DeliveryId>>();
        for (var delivery : brought) {
            delivery.merchants().stream()
                    .sorted(Comparator.comparing(MerchantId::toString))
                    .forEach(merchant -> loads.computeIfAbsent(merchant, _ -> new ArrayList<>())
                            .add(delivery.id()));
        }
        return loads.entrySet().stream()
                .map(load -> Stop.load(load.getKey(), load.getValue()))
                .toList();
    }

    GeoPoint base(Vehicle vehicle) {
        return pointOf(vehicle.base());
    }

    GeoPoint pointOf(Delivery delivery) {
        return pointOf(point(delivery).map(PickupPoint::place).orElse(delivery.place()));
    }

    GeoPoint pointOf(MerchantId merchant) {
        return Optional.ofNullable(merchants.get(merchant))
                .flatMap(known -> Optional.ofNullable(known.profile().address().point())
                        .or(() -> Optional.ofNullable(known.place()).map(this::pointOf)))
                .orElseGet(this::middle);
    }

    /** In which it comes, or can be fetched. */
    public Window window(Delivery delivery) {
        var weekday = delivery.day().getDayOfWeek();
        return point(delivery)
                .map(PickupPoint::window)
                .or(() -> network.daysOf(delivery.place()).stream()
                        .filter(day -> day.weekday() == weekday)
                        .map(DeliveryDay::window)
                        .findFirst())
                .orElse(ALL_DAY);
    }

    public Optional<PickupPoint> point(Delivery delivery) {
        return Optional.ofNullable(delivery.point()).flatMap(network::point);
    }

    public Optional<Recipient> recipient(Delivery delivery) {
        return delivery.purchases().stream()
                .map(recipients::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    public String placeName(PlaceCode place) {
        return Optional.ofNullable(places.get(place)).map(Place::name).orElse(place.value());
    }

    public String merchantName(MerchantId merchant) {
        return Optional.ofNullable(merchants.get(merchant))
                .map(known -> known.profile().name())
                .orElse("");
    }

    private Task task(Vehicle vehicle, List<Stop> stops) {
        return new Task(
                base(vehicle),
                vehicle.kind().kmPerHour(),
                stops.stream().filter(Stop::isLoad).map(this::site).toList(),
                stops.stream().filter(stop -> !stop.isLoad()).map(this::site).toList());
    }

    private Site site(Stop stop) {
        if (stop.isLoad()) {
            var place = Optional.ofNullable(merchants.get(stop.merchant())).map(Merchant::place);
            return new Site(
                    stop.key(),
                    pointOf(stop.merchant()),
                    place.map(PlaceCode::value).orElse(stop.key()),
                    merchantName(stop.merchant()),
                    null);
        }
        var delivery = Objects.requireNonNull(deliveries.get(stop.deliveries().getFirst()));
        var place = point(delivery).map(PickupPoint::place).orElse(delivery.place());
        var street = recipient(delivery).map(Recipient::street).orElse("");
        var window = delivery.point() == null ? window(delivery) : null;
        return new Site(stop.key(), pointOf(delivery), place.value(), street, window);
    }

    private static Route route(Plan plan, List<Stop> stops) {
        var byKey = byKey(stops);
        var ordered =
                plan.stops().stream().map(planned -> placed(planned, byKey)).toList();
        return new Route(ordered, plan.km());
    }

    private static Stop placed(Planned planned, Map<String, Stop> byKey) {
        return Objects.requireNonNull(byKey.get(planned.key())).by(planned.leg());
    }

    private static Map<String, Stop> byKey(List<Stop> stops) {
        return stops.stream().collect(Collectors.toMap(Stop::key, Function.identity()));
    }

    private GeoPoint pointOf(PlaceCode place) {
        return Optional.ofNullable(places.get(place)).map(Place::point).orElseGet(this::middle);
    }

    /** Of the county, for what is nowhere. */
    private GeoPoint middle() {
        var all = places.values().stream().map(Place::point).toList();
        return new GeoPoint(
                all.stream().mapToDouble(GeoPoint::latitude).average().orElse(0),
                all.stream().mapToDouble(GeoPoint::longitude).average().orElse(0));
    }

    /** The purchases whose people are to be named. */
    static List<PurchaseId> purchases(List<Delivery> deliveries) {
        return deliveries.stream()
                .flatMap(delivery -> delivery.purchases().stream())
                .distinct()
                .toList();
    }

    static List<MerchantId> merchants(List<Delivery> deliveries) {
        return deliveries.stream()
                .flatMap(delivery -> delivery.parcels().stream().map(Delivery.Parcel::merchant))
                .distinct()
                .toList();
    }

    /** By id. */
    static Map<DeliveryId, Delivery> byId(Stream<Delivery> deliveries) {
        return deliveries.collect(Collectors.toMap(Delivery::id, Function.identity()));
    }
}
