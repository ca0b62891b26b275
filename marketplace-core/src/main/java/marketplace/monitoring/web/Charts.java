package marketplace.monitoring.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import marketplace.monitoring.Dimension;
import marketplace.monitoring.Figure;
import marketplace.monitoring.Period;
import marketplace.monitoring.Report;
import marketplace.monitoring.Word;
import marketplace.pages.Frame;
import marketplace.pages.parts.Chart;
import marketplace.pages.parts.Chart.Series;
import marketplace.pages.parts.PlaceMap;
import marketplace.pages.parts.PlaceMap.Mark;
import marketplace.pages.parts.Table;
import marketplace.pages.parts.Table.Cell;
import marketplace.pages.parts.Table.Column;
import org.jspecify.annotations.Nullable;

/** A report in charts, a map and tables. What is protected is a gap in a chart and "geschützt" in a table. */
public record Charts(Report report, Names names) {
    private static final int MOST_WORDS = 12;
    private static final int MOST_CATEGORIES = 12;
    private static final int MOST_UNREACHED = 24;
    private static final long CENTS = 100;

    /** Orders over time, from places with and without a shop. */
    public Chart orders(Frame frame) {
        return lines(
                frame,
                "monitoring.over",
                List.of(
                        series(frame, "monitoring.shop.without", Dimension.SHOP, "WITHOUT", Figure::orders),
                        series(frame, "monitoring.shop.with", Dimension.SHOP, "WITH", Figure::orders)));
    }

    public Chart turnover(Frame frame) {
        return lines(
                frame,
                "monitoring.turnover-over",
                List.of(series(frame, "monitoring.turnover.euro", Dimension.COUNTY, "", Charts::euro)));
    }

    public Chart merchants(Frame frame) {
        return lines(
                frame,
                "monitoring.active-over",
                List.of(
                        series(frame, "monitoring.merchants", Dimension.COUNTY, "", Figure::merchants),
                        series(frame, "monitoring.buyers", Dimension.COUNTY, "", Figure::buyers)));
    }

    public Chart distances(Frame frame) {
        return bars(frame, Dimension.DISTANCE, "monitoring.distances");
    }

    public Chart ways(Frame frame) {
        return bars(frame, Dimension.WAY, "monitoring.ways");
    }

    public Chart channels(Frame frame) {
        return bars(frame, Dimension.CHANNEL, "monitoring.channels");
    }

    public Chart outcomes(Frame frame) {
        return bars(frame, Dimension.OUTCOME, "monitoring.outcomes");
    }

    /** What was searched for most. */
    public Chart asked(Frame frame) {
        var words = report.words().stream().limit(MOST_WORDS).toList();
        return words(frame, "monitoring.asked", words, Word::asks);
    }

    /** What was searched for and not found, with where from. */
    public Chart missed(Frame frame) {
        return words(frame, "monitoring.missed", missing(), Word::missed);
    }

    public Table missedFrom(Frame frame) {
        return from(frame, "monitoring.missed.from", missing(), Word::missed, Word::place);
    }

    /** What was found and led nobody on, with where from. */
    public Table abandoned(Frame frame) {
        return from(frame, "monitoring.abandoned", abandoned(), Word::abandoned, Word::abandonedPlace);
    }

    /** Where the market was wanted and does not come. */
    public Table unreached(Frame frame) {
        var columns = List.of(
                new Column(frame.text("monitoring.unreached.wanted"), false),
                new Column(frame.text("monitoring.unreached.why"), false),
                new Column(frame.text("monitoring.unreached.times"), true));
        var rows = report.unreached().stream()
                .limit(MOST_UNREACHED)
                .map(one -> row(
                        names.wanted(one),
                        frame.text("monitoring.unreached." + one.why()),
                        Drawn.count(frame, one.times())))
                .toList();
        return new Table(frame.text("monitoring.unreached"), columns, rows);
    }

    public boolean hasAbandoned() {
        return !abandoned().isEmpty();
    }

    public boolean hasUnreached() {
        return !report.unreached().isEmpty();
    }

    public boolean hasWords() {
        return !report.words().isEmpty();
    }

    public boolean hasMissed() {
        return !missing().isEmpty();
    }

    /** Whom the market reaches, drawn on the land. */
    public PlaceMap map(Frame frame) {
        var places = new PlacesShown(report, names);
        var spots = places.all().stream().map(one -> spot(frame, one)).toList();
        var reached = places.withoutShop().stream()
                .filter(PlacesShown.Shown::isReached)
                .count();
        return new PlaceMap(
                frame.text("monitoring.map"),
                frame.text("monitoring.map.label", reached, (long)
                        places.withoutShop().size()),
                places.land(),
                spots,
                meanings(frame),
                frame.text("monitoring.place"),
                frame.text("monitoring.orders"));
    }

    public Table places(Frame frame) {
        var around = names.around();
        var rows = new PlacesShown(report, names)
                .all().stream()
                        .map(one -> row(
                                one.place().name(),
                                names.municipalities().getOrDefault(one.place().municipality(), ""),
                                frame.text("monitoring.distance."
                                        + around.get(one.place().code().value())
                                                .distance()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')),
                                Drawn.count(frame, one.figure().purchases()),
                                Drawn.count(frame, one.figure().orders()),
                                Drawn.money(frame, one.figure().goods())))
                        .toList();
        var columns = new ArrayList<>(List.of(
                new Column(frame.text("monitoring.place"), false),
                new Column(frame.text("monitoring.municipality"), false),
                new Column(frame.text("monitoring.nearest-shop"), false)));
        columns.addAll(figures(frame));
        return new Table(frame.text("monitoring.places"), columns, rows);
    }

    public Table municipalities(Frame frame) {
        return table(frame, "monitoring.municipalities", "monitoring.municipality", report.by(Dimension.MUNICIPALITY));
    }

    public Table categories(Frame frame) {
        return table(frame, "monitoring.categories", "monitoring.category", categories());
    }

    private List<Figure> categories() {
        return report.by(Dimension.CATEGORY).stream()
                .sorted(Comparator.comparing((Figure figure) -> Objects.requireNonNullElse(figure.goods(), -1L))
                        .reversed())
                .limit(3L * MOST_CATEGORIES)
                .toList();
    }

    private List<Word> missing() {
        return report.words().stream()
                .filter(word -> word.missed() > 0)
                .sorted(Comparator.comparingLong(Word::missed).reversed().thenComparing(Word::words))
                .limit(MOST_WORDS)
                .toList();
    }

    private List<Word> abandoned() {
        return report.words().stream()
                .filter(word -> word.abandoned() > 0)
                .sorted(Comparator.comparingLong(Word::abandoned).reversed().thenComparing(Word::words))
                .limit(MOST_WORDS)
                .toList();
    }

    private Table from(
            Frame frame,
            String caption,
            List<Word> words,
            Function<Word, Long> times,
            Function<Word, @Nullable String> place) {
        var columns = List.of(
                new Column(frame.text("monitoring.words"), false),
                new Column(frame.text("monitoring.searches"), true),
                new Column(frame.text("monitoring.mainly-from"), false));
        var rows = words.stream()
                .map(word -> row(word.words(), Drawn.count(frame, times.apply(word)), from(frame, place.apply(word))))
                .toList();
        return new Table(frame.text(caption), columns, rows);
    }

    private String from(Frame frame, @Nullable String place) {
        return place == null ? frame.text("monitoring.scattered") : names.place(place);
    }

    private Chart lines(Frame frame, String key, List<Series> series) {
        var steps = report.over().steps();
        var label = frame.text(labelOf(key), Drawn.name(frame, steps.getFirst()), Drawn.name(frame, steps.getLast()));
        return new Chart(
                Chart.Kind.LINES,
                frame.text(key),
                label,
                frame.text("monitoring.step." + report.over().step().name().toLowerCase(Locale.ROOT)),
                steps.stream().map(step -> Drawn.shortName(frame, step)).toList(),
                series);
    }

    /** The sentence for those who do not see the drawing. */
    private static String labelOf(String key) {
        return "monitoring.%s.label".formatted(key.replace("monitoring.", ""));
    }

    private Series series(
            Frame frame, String name, Dimension dimension, String key, Function<Figure, @Nullable Long> value) {
        var values = new ArrayList<@Nullable Long>();
        for (Period step : report.over().steps()) {
            values.add(value.apply(report.over().at(step, dimension, key)));
        }
        return new Series(frame.text(name), Collections.unmodifiableList(values));
    }

    private Chart bars(Frame frame, Dimension dimension, String key) {
        var figures = report.by(dimension);
        var values = new ArrayList<@Nullable Long>();
        figures.forEach(figure -> values.add(figure.orders()));
        return new Chart(
                Chart.Kind.BARS,
                frame.text(key),
                frame.text(labelOf(key)),
                Names.dimension(frame, dimension),
                figures.stream().map(figure -> names.on(frame, figure)).toList(),
                List.of(new Series(frame.text("monitoring.orders"), values)));
    }

    private Chart words(Frame frame, String key, List<Word> words, Function<Word, Long> value) {
        return new Chart(
                Chart.Kind.BARS,
                frame.text(key),
                frame.text(labelOf(key)),
                frame.text("monitoring.words"),
                words.stream().map(Word::words).toList(),
                List.of(new Series(
                        frame.text("monitoring.searches"),
                        new ArrayList<>(words.stream().map(value).toList()))));
    }

    private Table table(Frame frame, String caption, String head, List<Figure> figures) {
        var columns = new ArrayList<>(List.of(new Column(frame.text(head), false)));
        columns.addAll(figures(frame));
        var rows = figures.stream()
                .map(figure -> row(
                        names.on(frame, figure),
                        Drawn.count(frame, figure.purchases()),
                        Drawn.count(frame, figure.orders()),
                        Drawn.money(frame, figure.goods())))
                .toList();
        return new Table(frame.text(caption), columns, rows);
    }

    private static List<Column> figures(Frame frame) {
        return List.of(
                new Column(frame.text("monitoring.purchases"), true),
                new Column(frame.text("monitoring.orders"), true),
                new Column(frame.text("monitoring.turnover"), true));
    }

    private static List<Cell> row(String... cells) {
        return Stream.of(cells).map(Cell::of).toList();
    }

    private static PlaceMap.Spot spot(Frame frame, PlacesShown.Shown shown) {
        var mark = shown.place().grocery() ? Mark.RING : shown.isReached() ? Mark.DOT : Mark.DIAMOND;
        return new PlaceMap.Spot(
                shown.place().point(),
                shown.place().name(),
                mark,
                Drawn.count(frame, shown.figure().orders()),
                null);
    }

    private static Map<Mark, String> meanings(Frame frame) {
        return new EnumMap<>(Map.of(
                Mark.DOT, frame.text("monitoring.map.reached"),
                Mark.DIAMOND, frame.text("monitoring.map.not-reached"),
                Mark.RING, frame.text("monitoring.map.shop")));
    }

    private static @Nullable Long euro(Figure figure) {
        var cents = figure.goods();
        return cents == null ? null : Long.valueOf(cents / CENTS);
    }
}
