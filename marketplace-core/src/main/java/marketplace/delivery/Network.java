package marketplace.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
}
