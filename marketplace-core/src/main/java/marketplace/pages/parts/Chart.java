package marketplace.pages.parts;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A chart with its table. A value that may not be shown is null: a gap in the drawing, "geschützt" in the table.
 *
 * @param label what it shows, in a sentence, for those who do not see it
 * @param steps the names along the axis or of the bars
 */
public record Chart(Kind kind, String title, String label, String step, List<String> steps, List<Series> series) {
    /** The width of the drawing in its own units. */
    public static final int WIDTH = 640;

    private static final int LEFT = 44;
    private static final int RIGHT = 588;
    private static final int TOP = 20;
    private static final int BOTTOM = 220;
    private static final int TICKS = 4;
    private static final List<Long> ENDS = List.of(4L, 8L, 12L, 16L, 20L, 24L, 28L, 32L, 40L, 48L, 60L, 80L, 100L);
    private static final int LABELS = 6;
    private static final int BAR = 20;
    private static final int NAMES = 200;

    /** Lines over time, bars for groups. */
    public enum Kind {
        LINES,
        BARS
    }

    /** One line or kind of bar, a value for each step. */
    public record Series(String name, List<@Nullable Long> values) {}

    /** A gridline: its height and number. */
    public record Tick(long value, double y) {}

    /** A bar: where it lies, how long, of which series. */
    public record Bar(
            double y, double length, int series, @Nullable Long value) {}

    public int height() {
        return kind == Kind.LINES ? BOTTOM + 42 : steps.size() * rowHeight() + 8;
    }

    /** The end of the axis: a round number not below any value. */
    public long top() {
        var most = series.stream()
                .flatMap(one -> one.values().stream())
                .filter(Objects::nonNull)
                .mapToLong(value -> value)
                .max()
                .orElse(1);
        var unit = (long) Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, most))) - 1));
        return ENDS.stream()
                .map(end -> end * unit)
                .filter(end -> end >= most)
                .findFirst()
                .orElseThrow();
    }

    public List<Tick> ticks() {
        return LongStream.rangeClosed(0, TICKS)
                .mapToObj(i -> new Tick(top() * i / TICKS, y(top() * i / TICKS)))
                .toList();
    }

    public double x(int step) {
        return steps.size() < 2 ? LEFT : LEFT + (double) (RIGHT - LEFT) * step / (steps.size() - 1);
    }

    public double y(long value) {
        return BOTTOM - (double) (BOTTOM - TOP) * value / top();
    }

    /** Whether the step's name is written; a long axis names only some. */
    public boolean named(int step) {
        return step % Math.max(1, (steps.size() + LABELS - 1) / LABELS) == 0;
    }

    /** The line of a series as an SVG path, with gaps. */
    public String path(Series line) {
        var path = new StringBuilder();
        for (int i = 0; i < line.values().size(); i++) {
            var value = line.values().get(i);
            if (value != null) {
                var pen = i == 0 || line.values().get(i - 1) == null ? 'M' : 'L';
                path.append(String.format(Locale.ROOT, "%c%.1f %.1f", pen, x(i), y(value)));
            }
        }
        return path.toString();
    }

    public int names() {
        return NAMES;
    }

    public int barHeight() {
        return BAR;
    }

    public int rowHeight() {
        return series.size() * (BAR + 4) + 12;
    }

    /** The bars of a step, one for each series. */
    public List<Bar> bars(int step) {
        return IntStream.range(0, series.size()).mapToObj(i -> bar(step, i)).toList();
    }

    private Bar bar(int step, int i) {
        var value = series.get(i).values().get(step);
        var length = value == null ? 0 : (double) (WIDTH - NAMES - 70) * value / top();
        return new Bar(step * rowHeight() + 6 + i * (BAR + 4), length, i, value);
    }
}
