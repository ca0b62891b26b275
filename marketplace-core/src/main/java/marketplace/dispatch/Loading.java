package marketplace.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.delivery.Vehicle;
import marketplace.dispatch.Tour.Route;
import marketplace.shared.GeoPoint;

/**
 * Which vehicle brings which deliveries: those with a range first and near their base, the others round the compass
 * until they are full. What fits nowhere stays open.
 */
final class Loading {
    /** A vehicle with a range takes what lies within a quarter of it. */
    private static final int SHARE_OF_RANGE = 4;

    private static final int MOST_STOPS = 120;

    private final Atlas atlas;
    private final List<Delivery> left;

    Loading(Atlas atlas, List<Delivery> ready) {
        this.atlas = atlas;
        this.left = new ArrayList<>(ready);
    }

    Map<Vehicle, Route> over(List<Vehicle> vehicles) {
        var routes = new LinkedHashMap<Vehicle, Route>();
        vehicles.stream()
                .sorted(Comparator.comparing((Vehicle vehicle) -> vehicle.rangeKm() == null)
                        .thenComparing(Vehicle::slug))
                .forEach(vehicle -> {
                    var brought = filled(vehicle);
                    if (!brought.isEmpty()) {
                        routes.put(vehicle, within(vehicle, brought));
                    }
                });
        return routes;
    }

    private List<Delivery> filled(Vehicle vehicle) {
        var base = atlas.base(vehicle);
        var brought = new ArrayList<Delivery>();
        var room = Math.min(vehicle.crates(), MOST_STOPS);
        left.sort(Comparator.comparingDouble((Delivery delivery) -> bearing(base, atlas.pointOf(delivery)))
                .thenComparing(delivery -> delivery.place().value())
                .thenComparing(delivery -> delivery.id().toString()));
        for (var delivery : List.copyOf(left)) {
            if (delivery.crates() <= room && isNear(vehicle, base, delivery)) {
                room -= delivery.crates();
                brought.add(delivery);
                left.remove(delivery);
            }
        }
        return brought;
    }

    /** Gives back what lies farthest until the route is within the vehicle's range. */
    private Route within(Vehicle vehicle, List<Delivery> brought) {
        var route = atlas.lay(vehicle, brought);
        var range = vehicle.rangeKm();
        while (range != null && route.km() > range && brought.size() > 1) {
            var farthest = brought.stream()
                    .max(Comparator.comparingDouble(one -> atlas.base(vehicle).kmTo(atlas.pointOf(one))))
                    .orElseThrow();
            brought.remove(farthest);
            left.add(farthest);
            route = atlas.lay(vehicle, brought);
        }
        return route;
    }

    private boolean isNear(Vehicle vehicle, GeoPoint base, Delivery delivery) {
        var range = vehicle.rangeKm();
        return range == null
                || isWithin(base, atlas.pointOf(delivery), range)
                        && delivery.merchants().stream()
                                .allMatch(merchant -> isWithin(base, atlas.pointOf(merchant), range));
    }

    private static boolean isWithin(GeoPoint base, GeoPoint there, int range) {
        return base.kmTo(there) * TourPlanner.DETOUR * SHARE_OF_RANGE <= range;
    }

    private static double bearing(GeoPoint base, GeoPoint there) {
        return Math.atan2(there.longitude() - base.longitude(), there.latitude() - base.latitude());
    }
}
