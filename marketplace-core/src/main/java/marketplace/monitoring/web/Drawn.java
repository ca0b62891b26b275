package marketplace.monitoring.web;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.monitoring.Channel;
import marketplace.monitoring.Dimension;
import marketplace.monitoring.Grain;
import marketplace.monitoring.Period;
import marketplace.monitoring.Report;
import marketplace.pages.Formats;
import marketplace.pages.Frame;
import marketplace.pages.parts.Option;
import marketplace.pages.parts.Progress;
import marketplace.pages.parts.Select;
import marketplace.pages.parts.Tab;
import marketplace.pages.parts.Tabs;
import marketplace.pages.parts.Tile;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/** A report as the page draws it. */
public record Drawn(Report report, List<Period> periods, Names names, View view) {
    /** The tables there are as files. */
    public static final List<String> FILES =
            Arrays.stream(CsvTable.values()).map(CsvTable::slug).toList();

    private static final int MOST_CHOICES = 60;

    /** The parts of the page, of the same period and steps. */
    public Tabs views(Frame frame) {
        var all = Arrays.stream(View.values())
                .map(one -> new Tab(one.name(frame), "/kreis?teil=%s&%s".formatted(one.word(), asked()), one == view))
                .toList();
        return new Tabs(frame.text("monitoring.views"), all);
    }

    /** The one that is shown first, be there figures of it or not. */
    public Select periodsOn(Frame frame) {
        var options = Stream.concat(Stream.of(report.period()), periods.stream())
                .distinct()
                .limit(MOST_CHOICES)
                .map(one -> Option.of(one.toString(), name(frame, one), one.equals(report.period())))
                .toList();
        return new Select("zeitraum", frame.text("monitoring.period"), null, options);
    }

    public Select stepsOn(Frame frame) {
        var options = Arrays.stream(Grain.values())
                .map(grain -> Option.of(
                        grain.name(),
                        frame.text("monitoring.step." + grain.name().toLowerCase(Locale.ROOT)),
                        grain == report.over().step()))
                .toList();
        return new Select("schritte", frame.text("monitoring.steps"), null, options);
    }

    /** The address of a table as a file, of the same period and steps. */
    public String file(String table) {
        return "/kreis/daten/%s.csv?%s".formatted(table, asked());
    }

    /** Where the totals of now come from; none for a period that is over. */
    public @Nullable String stream() {
        return report.now() == null ? null : "/kreis/jetzt?" + asked();
    }

    private String asked() {
        return "zeitraum=%s&schritte=%s"
                .formatted(report.period(), report.over().step());
    }

    /** "Stand: heute 3 Uhr". */
    public String freshness(Frame frame) {
        var closed = report.closed().map(at -> at.atZone(Formats.ZONE).toLocalDate());
        return closed.map(day -> frame.text("monitoring.closed", frame.formats().day(day)))
                .orElseGet(() -> frame.text("monitoring.not-closed"));
    }

    /** Purchases and orders: of now while the period runs, then as they were closed. */
    public List<Tile> live(Frame frame) {
        var now = report.now();
        var county = report.county();
        var under = frame.text(now == null ? "monitoring.all-closed" : "monitoring.in-fives");
        var purchases = now == null ? county.purchases() : Long.valueOf(now.purchases());
        var orders = now == null ? county.orders() : Long.valueOf(now.orders());
        return List.of(
                tile(frame, "monitoring.purchases", purchases, count(frame, purchases), under),
                tile(frame, "monitoring.orders", orders, count(frame, orders), under));
    }

    /** What is protected says so small, where its figure would stand large. */
    private static Tile tile(Frame frame, String label, @Nullable Long figure, String shown, String under) {
        return figure == null
                ? new Tile(frame.text(label), "", shown, List.of(under), null, false)
                : Tile.of(frame.text(label), shown, under);
    }

    /** How many of the places without a shop are reached: by what may be shown, so at least so many. */
    public Tile reached(Frame frame) {
        var without = new PlacesShown(report, names).withoutShop();
        var reached = without.stream().filter(PlacesShown.Shown::isReached).count();
        return new Tile(
                frame.text("monitoring.reached"),
                frame.formats().count(reached),
                frame.text("monitoring.reached.of", frame.formats().count(without.size())),
                List.of(frame.text("monitoring.reached.under")),
                new Progress(
                        reached, Math.max(1, without.size()), frame.text("monitoring.reached.label", reached, (long)
                                without.size())),
                true);
    }

    public List<Tile> closed(Frame frame) {
        var county = report.county();
        var phone = report.of(Dimension.CHANNEL, Channel.PHONE.name());
        return List.of(
                tile(
                        frame,
                        "monitoring.turnover",
                        county.goods(),
                        money(frame, county.goods()),
                        frame.text("monitoring.turnover.under")),
                tile(
                        frame,
                        "monitoring.merchants",
                        county.merchants(),
                        count(frame, county.merchants()),
                        frame.text("monitoring.merchants.under", frame.formats().count(report.approved()))),
                tile(
                        frame,
                        "monitoring.phone",
                        phone.orders(),
                        count(frame, phone.orders()),
                        frame.text("monitoring.phone.under")));
    }

    public Charts charts() {
        return new Charts(report, names);
    }

    /** "KW 48, 2026", "November 2026", "4. Quartal 2026". */
    static String name(Frame frame, Period period) {
        var year = Integer.toString(period.year());
        var number = Integer.toString(period.number());
        return switch (period.grain()) {
            case WEEK -> frame.text("monitoring.week-of", number, year);
            case MONTH -> month(frame, period.start(), TextStyle.FULL_STANDALONE) + " " + year;
            case QUARTER -> frame.text("monitoring.quarter-of", number, year);
        };
    }

    /** As little of it as an axis needs. */
    static String shortName(Frame frame, Period period) {
        return switch (period.grain()) {
            case WEEK -> frame.text("monitoring.week", Integer.toString(period.number()));
            case MONTH -> month(frame, period.start(), TextStyle.SHORT_STANDALONE);
            case QUARTER -> frame.text("monitoring.quarter", Integer.toString(period.number()));
        };
    }

    private static String month(Frame frame, LocalDate start, TextStyle style) {
        return start.getMonth().getDisplayName(style, frame.language().locale());
    }

    static String count(Frame frame, @Nullable Long number) {
        return number == null ? frame.text("pages.chart.few") : frame.formats().count(number);
    }

    static String money(Frame frame, @Nullable Long cents) {
        return cents == null
                ? frame.text("pages.chart.few")
                : frame.formats().money(Money.euro(Objects.requireNonNull(cents)));
    }
}
