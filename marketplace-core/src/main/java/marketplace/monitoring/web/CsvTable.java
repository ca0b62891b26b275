package marketplace.monitoring.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.monitoring.Dimension;
import marketplace.monitoring.Figure;
import marketplace.monitoring.Report;
import marketplace.monitoring.Report.Wanted;
import marketplace.monitoring.Word;
import org.jspecify.annotations.Nullable;

/** The tables one can take along: UTF-8, commas, a head; empty is what is protected. The same figures as on the page. */
enum CsvTable {
    TIME,
    PLACES,
    MUNICIPALITIES,
    DISTANCES,
    WAYS,
    CHANNELS,
    CATEGORIES,
    OUTCOMES,
    SEARCHES,
    UNREACHED;

    private static final List<String> HEAD = List.of(
            "period", "by", "key", "name", "purchases", "orders", "turnover_cents", "merchants", "buyers", "protected");
    private static final List<String> WORDS =
            List.of("period", "words", "asks", "without_result", "mainly_from", "abandoned", "abandoned_mainly_from");
    private static final List<String> WANTED = List.of("period", "why", "wanted", "name", "times");

    static Optional<CsvTable> find(String slug) {
        return Arrays.stream(values())
                .filter(table -> table.slug().equals(slug))
                .findFirst();
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    String of(Report report, Names names) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(head());
            records(report, names).forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private List<String> head() {
        return switch (this) {
            case SEARCHES -> WORDS;
            case UNREACHED -> WANTED;
            default -> HEAD;
        };
    }

    private Stream<List<String>> records(Report report, Names names) {
        return switch (this) {
            case SEARCHES -> report.words().stream().map(word -> line(word, report));
            case UNREACHED -> report.unreached().stream().map(one -> line(one, report, names));
            default -> figures(report).stream().map(figure -> line(figure, names));
        };
    }

    private List<Figure> figures(Report report) {
        return switch (this) {
            case TIME -> report.over().figures();
            case PLACES -> report.by(Dimension.PLACE);
            case MUNICIPALITIES -> report.by(Dimension.MUNICIPALITY);
            case DISTANCES -> report.by(Dimension.DISTANCE);
            case WAYS -> report.by(Dimension.WAY);
            case CHANNELS -> report.by(Dimension.CHANNEL);
            case CATEGORIES -> report.by(Dimension.CATEGORY);
            case OUTCOMES -> report.by(Dimension.OUTCOME);
            case SEARCHES, UNREACHED -> List.of();
        };
    }

    private static List<String> line(Figure figure, Names names) {
        var slot = figure.slot();
        return List.of(
                slot.period().toString(),
                slot.dimension().name().toLowerCase(Locale.ROOT),
                slot.key().toLowerCase(Locale.ROOT),
                names.proper(figure),
                text(figure.purchases()),
                text(figure.orders()),
                text(figure.goods()),
                text(figure.merchants()),
                text(figure.buyers()),
                figure.isProtected() ? "all" : figure.goods() == null ? "turnover" : "");
    }

    private static List<String> line(Word word, Report report) {
        return List.of(
                report.period().toString(),
                word.words(),
                text(word.asks()),
                text(word.missed()),
                word.place() == null ? "" : word.place(),
                text(word.abandoned()),
                word.abandonedPlace() == null ? "" : word.abandonedPlace());
    }

    private static List<String> line(Wanted one, Report report, Names names) {
        return List.of(report.period().toString(), one.why(), one.wanted(), names.wanted(one), text(one.times()));
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }
}
