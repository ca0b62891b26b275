package marketplace.dispatch;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import marketplace.delivery.Window;
import marketplace.dispatch.Stop.Leg;
import marketplace.dispatch.Stop.Reason;
import marketplace.shared.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * Orders the stops of one vehicle: first where it loads, then whom it brings to; each part by nearest neighbour, then
 * 2-opt. A way is the straight line times {@value #DETOUR}; between two doors of one place it is {@value #WITHIN_KM} km.
 * The vehicle leaves so as to reach the first door when its window opens. At most 120 sites, a few milliseconds.
 */
public final class TourPlanner {
    /** What roads are longer than the straight line, in rural counties about so. */
    static final double DETOUR = 1.3;

    static final double WITHIN_KM = 0.3;
    static final Duration AT_MERCHANTS = Duration.ofMinutes(5);
    static final Duration AT_DOORS = Duration.ofMinutes(4);
    private static final double NO_GAIN = 1e-9;

    private TourPlanner() {}

    /**
     * Somewhere to stop.
     *
     * @param place by which neighbours are known
     * @param label orders the doors of one place: street and number
     * @param window in which to come; none at a merchant's
     */
    record Site(
            String key,
            GeoPoint point,
            String place,
            String label,
            @Nullable Window window) {}

    /** What one vehicle has to do. */
    record Task(GeoPoint base, int kmPerHour, List<Site> loads, List<Site> doors) {
        Task {
            loads = List.copyOf(loads);
            doors = List.copyOf(doors);
        }
    }

    /** A site and the way to it. */
    record Planned(String key, Leg leg) {}

    /** All of them, the way back to the base included. */
    record Plan(List<Planned> stops, double km) {}

    static Plan plan(Task task) {
        var loads = ordered(task.base(), task.loads());
        var from = loads.isEmpty() ? task.base() : loads.getLast().point();
        return timed(new Task(task.base(), task.kmPerHour(), loads, ordered(from, task.doors())), false);
    }

    /** The order is given; only ways and times are worked out. */
    static Plan asOrdered(Task task) {
        return timed(task, true);
    }

    private static List<Site> ordered(GeoPoint from, List<Site> sites) {
        return shortened(from, nearestFirst(from, sites));
    }

    private static List<Site> nearestFirst(GeoPoint from, List<Site> sites) {
        var left = new ArrayList<>(sites);
        left.sort(Comparator.comparing(Site::label).thenComparing(Site::key));
        var order = new ArrayList<Site>();
        var here = from;
        while (!left.isEmpty()) {
            var at = here;
            var next = Collections.min(left, Comparator.comparingDouble(site -> at.kmTo(site.point())));
            left.remove(next);
            order.add(next);
            here = next.point();
        }
        return order;
    }

    /** Turns round stretches of the way as long as that makes it shorter; the start stays. */
    private static List<Site> shortened(GeoPoint from, List<Site> order) {
        var sites = new ArrayList<>(order);
        var better = true;
        while (better) {
            better = false;
            for (var i = 0; i < sites.size() - 1; i++) {
                for (var j = i + 1; j < sites.size(); j++) {
                    if (gain(from, sites, i, j) > NO_GAIN) {
                        Collections.reverse(sites.subList(i, j + 1));
                        better = true;
                    }
                }
            }
        }
        return sites;
    }

    private static double gain(GeoPoint from, List<Site> sites, int i, int j) {
        var before = i == 0 ? from : sites.get(i - 1).point();
        var first = sites.get(i).point();
        var last = sites.get(j).point();
        var now = before.kmTo(first);
        var then = before.kmTo(last);
        if (j + 1 < sites.size()) {
            var after = sites.get(j + 1).point();
            now += last.kmTo(after);
            then += first.kmTo(after);
        }
        return now - then;
    }

    private static Plan timed(Task task, boolean byHand) {
        var clock = new Road(task, departure(task));
        var stops = new ArrayList<Planned>();
        stops.addAll(clock.drive(task.loads(), AT_MERCHANTS, byHand));
        stops.addAll(clock.drive(task.doors(), AT_DOORS, byHand));
        return new Plan(stops, clock.home());
    }

    /** So early that the first door is reached when its window opens. */
    private static LocalTime departure(Task task) {
        var opens = task.doors().stream()
                .map(Site::window)
                .filter(Objects::nonNull)
                .map(Window::from)
                .min(Comparator.naturalOrder())
                .orElse(LocalTime.of(9, 0));
        var road = new Road(task, LocalTime.MIDNIGHT);
        road.drive(task.loads(), AT_MERCHANTS, false);
        var lead = road.until(task.doors().stream().findFirst());
        return lead.compareTo(Duration.between(LocalTime.MIDNIGHT, opens)) > 0 ? LocalTime.MIDNIGHT : opens.minus(lead);
    }

    /** The vehicle on its way: where it is, when, how far it has come. */
    private static final class Road {
        private final Task task;
        private GeoPoint here;
        private @Nullable Site last;
        private LocalTime now;
        private double km;

        Road(Task task, LocalTime start) {
            this.task = task;
            this.here = task.base();
            this.now = start;
        }

        List<Planned> drive(List<Site> sites, Duration stay, boolean byHand) {
            var stops = new ArrayList<Planned>();
            for (var i = 0; i < sites.size(); i++) {
                var reason = byHand ? Reason.BY_HAND : reason(sites, i);
                stops.add(new Planned(sites.get(i).key(), to(sites.get(i), stay, reason)));
            }
            return stops;
        }

        Duration until(Optional<Site> site) {
            var way = site.map(this::way).map(this::takes).orElse(Duration.ZERO);
            return Duration.between(LocalTime.MIDNIGHT, now).plus(way);
        }

        double home() {
            return km + here.kmTo(task.base()) * DETOUR;
        }

        private Leg to(Site site, Duration stay, Reason reason) {
            var way = way(site);
            var window = site.window();
            now = now.plus(takes(way));
            if (window != null && now.isBefore(window.from())) {
                now = window.from();
            }
            var leg = new Leg(
                    Math.round(way * 10) / 10.0, rounded(now), reason, window != null && now.isAfter(window.to()));
            now = now.plus(stay);
            km += way;
            here = site.point();
            last = site;
            return leg;
        }

        private Reason reason(List<Site> sites, int i) {
            var site = sites.get(i);
            if (last != null && last.place().equals(site.place())) {
                return Reason.SAME_PLACE;
            }
            var nearest = sites.subList(i, sites.size()).stream()
                    .mapToDouble(other -> here.kmTo(other.point()))
                    .min()
                    .orElse(0);
            return here.kmTo(site.point()) - nearest > NO_GAIN ? Reason.SHORTER : Reason.NEAREST;
        }

        private double way(Site site) {
            var straight = here.kmTo(site.point()) * DETOUR;
            return last != null && straight < WITHIN_KM ? WITHIN_KM : straight;
        }

        private Duration takes(double kilometres) {
            return Duration.ofSeconds(Math.round(kilometres * 3600 / task.kmPerHour()));
        }

        private static LocalTime rounded(LocalTime exact) {
            var minutes = exact.toSecondOfDay() / 60;
            return LocalTime.ofSecondOfDay((minutes + 4) / 5 * 5 * 60 % 86_400);
        }
    }
}
