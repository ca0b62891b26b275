package marketplace.pages.parts;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.shared.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * Places or points of a county, drawn by us; no map of others is asked.
 *
 * @param label what it shows, in a sentence, for those who do not see it
 * @param outline the border of the county, may be empty
 * @param meanings what each mark stands for, in words
 * @param figure the name of the spots' figures in the table; null when they have none
 */
public record PlaceMap(
        String title,
        String label,
        List<GeoPoint> outline,
        List<Spot> spots,
        Map<Mark, String> meanings,
        String place,
        @Nullable String figure) {
    /** The size of the drawing in its own units. */
    public static final int WIDTH = 580;

    public static final int HEIGHT = 440;
    private static final int MARGIN = 48;
    private static final double BELOW = 28;
    private static final double ABOVE = 16;
    private static final double LINE = 20;
    private static final double LETTER = 9;

    /** Forms that differ without colour. */
    public enum Mark {
        DOT,
        DIAMOND,
        RING
    }

    /** A place: where, its name, its mark, its figure in words, a way on. */
    public record Spot(
            GeoPoint at,
            String name,
            Mark mark,
            @Nullable String figure,
            @Nullable String href) {}

    public double x(GeoPoint point) {
        return WIDTH / 2.0 + (point.longitude() - middle(GeoPoint::longitude)) * squeeze() * scale();
    }

    public double y(GeoPoint point) {
        return HEIGHT / 2.0 - (point.latitude() - middle(GeoPoint::latitude)) * scale();
    }

    /** Where a spot's name stands: below it, above where another name is in the way, nowhere where both are taken. */
    public @Nullable Double nameY(Spot spot) {
        return names().get(spot);
    }

    private Map<Spot, Double> names() {
        var placed = new LinkedHashMap<Spot, Double>();
        for (var spot : spots) {
            Stream.of(y(spot.at()) + BELOW, y(spot.at()) - ABOVE)
                    .filter(at -> placed.entrySet().stream().noneMatch(other -> touches(spot, at, other)))
                    .findFirst()
                    .ifPresent(at -> placed.put(spot, at));
        }
        return placed;
    }

    private boolean touches(Spot spot, double at, Map.Entry<Spot, Double> other) {
        var wide = (spot.name().length() + other.getKey().name().length()) * LETTER / 2;
        return Math.abs(at - other.getValue()) < LINE
                && Math.abs(x(spot.at()) - x(other.getKey().at())) < wide;
    }

    /** The outline as an SVG path. */
    public String border() {
        return outline.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f %.1f", x(point), y(point)))
                .collect(Collectors.joining("L", "M", "z"));
    }

    private double scale() {
        var wide = extent(GeoPoint::longitude) * squeeze();
        var high = extent(GeoPoint::latitude);
        return Math.min(
                (WIDTH - 2.0 * MARGIN) / Math.max(wide, 0.001), (HEIGHT - 2.0 * MARGIN) / Math.max(high, 0.001));
    }

    /** Degrees of longitude are shorter than those of latitude. */
    private double squeeze() {
        return Math.cos(Math.toRadians(middle(GeoPoint::latitude)));
    }

    private double middle(ToDoubleFunction<GeoPoint> degree) {
        var all = all(degree);
        return (all.getMin() + all.getMax()) / 2;
    }

    private double extent(ToDoubleFunction<GeoPoint> degree) {
        var all = all(degree);
        return all.getMax() - all.getMin();
    }

    private DoubleSummaryStatistics all(ToDoubleFunction<GeoPoint> degree) {
        return Stream.concat(outline.stream(), spots.stream().map(Spot::at))
                .collect(Collectors.summarizingDouble(degree));
    }
}
