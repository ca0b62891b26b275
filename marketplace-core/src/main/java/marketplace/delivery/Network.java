package marketplace.delivery;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.shared.PlaceCode;

/** Everything of a county that does not change from day to day: its places' days, its pickup points, its vehicles. */
public record Network(Map<PlaceCode, List<DeliveryDay>> days, List<PickupPoint> points, List<Vehicle> vehicles) {
    public Network {
        days = Map.copyOf(days);
        points = List.copyOf(points);
        vehicles = List.copyOf(vehicles);
    }

    /** The days of a place, none where the market does not come. */
    public List<DeliveryDay> daysOf(PlaceCode place) {
        return days.getOrDefault(place, List.of());
    }

    public Optional<PickupPoint> point(String slug) {
        return points.stream().filter(point -> point.slug().equals(slug)).findFirst();
    }

    public Optional<Vehicle> vehicle(String slug) {
        return vehicles.stream().filter(vehicle -> vehicle.slug().equals(slug)).findFirst();
    }

    /** When a point is filled: on the days of its place that fall on its weekday, to be fetched in its own window. */
    public List<DeliveryDay> daysOf(PickupPoint point) {
        return daysOf(point.place()).stream()
                .filter(day -> day.weekday() == point.weekday())
                .map(day -> new DeliveryDay(day.weekday(), day.cutOff(), point.window()))
                .toList();
    }

    /** With this day of the place instead of another on its weekday. */
    Network with(PlaceCode place, DeliveryDay day) {
        var others = daysOf(place).stream().filter(one -> one.weekday() != day.weekday());
        return with(place, Stream.concat(others, Stream.of(day)));
    }

    Network without(PlaceCode place, DayOfWeek weekday) {
        if (daysOf(place).stream().noneMatch(one -> one.weekday() == weekday)) {
            throw new NetworkRefused.Absent();
        }
        return with(place, daysOf(place).stream().filter(one -> one.weekday() != weekday));
    }

    private Network with(PlaceCode place, Stream<DeliveryDay> of) {
        var sorted = of.sorted(Comparator.comparing(DeliveryDay::weekday)).toList();
        var all = new HashMap<>(days);
        if (sorted.isEmpty()) {
            all.remove(place);
        } else {
            all.put(place, sorted);
        }
        return new Network(all, points, vehicles);
    }

    /** With this point instead of another of its slug. */
    Network with(PickupPoint point) {
        var others = points.stream().filter(one -> !one.slug().equals(point.slug()));
        var all = Stream.concat(others, Stream.of(point)).toList();
        if (all.size() > Networks.MOST_POINTS) {
            throw new NetworkRefused.Full();
        }
        return new Network(days, all, vehicles);
    }

    Network withoutPoint(String slug) {
        var known = point(slug).orElseThrow(NetworkRefused.Absent::new);
        return new Network(days, points.stream().filter(one -> one != known).toList(), vehicles);
    }

    /** With this vehicle instead of another of its slug; whoever drives that one drives this. */
    Network with(Vehicle vehicle) {
        var driver = vehicle(vehicle.slug()).map(Vehicle::driver).orElse(null);
        var others = vehicles.stream().filter(one -> !one.slug().equals(vehicle.slug()));
        var all = Stream.concat(others, Stream.of(vehicle.drivenBy(driver))).toList();
        if (all.size() > Networks.MOST_VEHICLES) {
            throw new NetworkRefused.Full();
        }
        return new Network(days, points, all);
    }

    Network withoutVehicle(String slug) {
        var known = vehicle(slug).orElseThrow(NetworkRefused.Absent::new);
        return new Network(
                days, points, vehicles.stream().filter(one -> one != known).toList());
    }
}
