package marketplace.monitoring.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import marketplace.counties.Place;
import marketplace.monitoring.Dimension;
import marketplace.monitoring.Figure;
import marketplace.monitoring.Report;
import marketplace.shared.GeoPoint;

/** The places of the county with what was ordered there. */
record PlacesShown(Report report, Names names) {
    private static final int REACHED = 5;
    private static final int CORNERS = 24;
    private static final double MARGIN_DEGREES = 0.028;
    private static final double SQUEEZE = 0.63;

    /** A place and its figure. */
    record Shown(Place place, Figure figure) {
        boolean isReached() {
            var orders = figure.orders();
            return orders != null && orders >= REACHED;
        }
    }

    List<Shown> all() {
        return names.sorted().stream()
                .map(place ->
                        new Shown(place, report.of(Dimension.PLACE, place.code().value())))
                .toList();
    }

    List<Shown> withoutShop() {
        return all().stream().filter(one -> !one.place().grocery()).toList();
    }

    /** The land around the places, not its true border: to each side as far as they reach, and a little farther. */
    List<GeoPoint> land() {
        var points = new ArrayList<>(names.sorted().stream().map(Place::point).toList());
        return points.size() < 3
                ? List.of()
                : IntStream.range(0, CORNERS)
                        .mapToObj(i -> 2 * Math.PI * i / CORNERS)
                        .map(angle -> corner(points, angle))
                        .toList();
    }

    private static GeoPoint corner(List<GeoPoint> points, double angle) {
        ToDoubleFunction<GeoPoint> far =
                point -> point.longitude() * SQUEEZE * Math.cos(angle) + point.latitude() * Math.sin(angle);
        var farthest = points.stream().max(Comparator.comparingDouble(far)).orElseThrow();
        return new GeoPoint(
                farthest.latitude() + MARGIN_DEGREES * Math.sin(angle),
                farthest.longitude() + MARGIN_DEGREES / SQUEEZE * Math.cos(angle));
    }
}
