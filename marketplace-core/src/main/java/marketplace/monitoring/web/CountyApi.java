package marketplace.monitoring.web;

import java.time.Instant;
import java.util.List;
import marketplace.monitoring.Figure;
import marketplace.monitoring.Grain;
import marketplace.monitoring.Report;
import marketplace.monitoring.Report.Wanted;
import marketplace.monitoring.Totals;
import marketplace.monitoring.Watch;
import marketplace.monitoring.Word;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The county's figures, for its officer: the same as on the page, protected the same way. */
@RestController
@RequestMapping("/api/v1/county/figures")
class CountyApi {
    static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Watch watch;
    private final Names.Book names;

    CountyApi(Watch watch, Names.Book names) {
        this.watch = watch;
        this.names = names;
    }

    /**
     * The figures of a period.
     *
     * @param closedAt until when they are counted
     * @param now the county's totals of now in steps of five, while the period runs
     * @param over the county, its places with and without a shop, step by step
     * @param words asked for at least five times
     * @param unreached where the market was wanted at least five times and does not come
     */
    record FiguresView(
            String period,
            @Nullable Instant closedAt,
            @Nullable Totals now,
            List<FigureView> figures,
            List<FigureView> over,
            List<Word> words,
            List<Wanted> unreached) {
        static FiguresView of(Report report) {
            return new FiguresView(
                    report.period().toString(),
                    report.closedAt(),
                    report.now(),
                    report.figures().stream().map(FigureView::of).toList(),
                    report.over().figures().stream().map(FigureView::of).toList(),
                    report.words(),
                    report.unreached());
        }
    }

    /** A figure; what is missing is protected. Turnover is in cents, without deposit and delivery. */
    record FigureView(
            String period,
            String by,
            String key,
            @Nullable Long purchases,
            @Nullable Long orders,
            @Nullable Long turnover,
            @Nullable Long merchants,
            @Nullable Long buyers) {
        static FigureView of(Figure figure) {
            var slot = figure.slot();
            return new FigureView(
                    slot.period().toString(),
                    slot.dimension().name(),
                    slot.key(),
                    figure.purchases(),
                    figure.orders(),
                    figure.goods(),
                    figure.merchants(),
                    figure.buyers());
        }
    }

    /** Without a period those of this quarter. */
    @GetMapping
    Mono<FiguresView> get(
            @RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "WEEK") Grain step) {
        return watch.report(period, step).map(FiguresView::of);
    }

    /** One table as CSV. */
    @GetMapping(path = "/{table}.csv", produces = "text/csv")
    Mono<ResponseEntity<String>> csv(
            @PathVariable String table,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "WEEK") Grain step) {
        return file(table, watch.report(period, step));
    }

    Mono<ResponseEntity<String>> file(String table, Mono<Report> report) {
        return report.zipWith(names.open(), (found, known) -> written(table, found, known));
    }

    private static ResponseEntity<String> written(String slug, Report report, Names names) {
        var table = CsvTable.find(slug).orElseThrow(NoSuchTable::new);
        var name = "kreismarkt-%s-%s.csv".formatted(report.period(), table.slug());
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(table.of(report, names));
    }

    /** A table there is not. */
    static final class NoSuchTable extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchTable() {
            super(Kind.ABSENT, "no-such-table", "There is no such table of figures.");
        }
    }
}
