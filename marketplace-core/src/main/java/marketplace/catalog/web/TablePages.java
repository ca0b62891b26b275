package marketplace.catalog.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import marketplace.catalog.ExportListings;
import marketplace.catalog.ImportListings;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.TakeTable;
import marketplace.catalog.csv.Column;
import marketplace.catalog.csv.RowFault;
import marketplace.files.FileRefused;
import marketplace.files.Upload;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Table;
import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A merchant's price list as a table: brought in, shown what it would do, taken over; written out; explained. */
@Controller
@RequestMapping("/betrieb/{merchant}/angebote/tabelle")
public class TablePages {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String EXAMPLE = "/catalog/example.csv";

    private final TakeTable tables;
    private final ExportListings exports;
    private final Pages pages;

    TablePages(TakeTable tables, ExportListings exports, Pages pages) {
        this.tables = tables;
        this.exports = exports;
        this.pages = pages;
    }

    /** The page before and after a table was brought. */
    public record Brought(MerchantId merchant, TakeTable.@Nullable Shown shown) {
        public String path() {
            return MyListings.path(merchant) + "/tabelle";
        }

        public ImportListings.Report report() {
            return Objects.requireNonNull(shown).report();
        }

        public boolean mayTake() {
            return shown != null && report().faults().isEmpty() && report().added() + report().changed() > 0;
        }

        public Table faults(Frame frame) {
            return table(frame, "catalog.table.faults", report().faults());
        }

        public Table hints(Frame frame) {
            return table(frame, "catalog.table.hints", report().hints());
        }

        private static Table table(Frame frame, String caption, List<RowFault> faults) {
            var columns = List.of(
                    new Table.Column(frame.text("catalog.table.row"), true),
                    new Table.Column(frame.text("catalog.table.column"), false),
                    new Table.Column(frame.text("catalog.table.todo"), false));
            var rows = faults.stream()
                    .map(fault -> List.of(
                            Table.Cell.of(frame.formats().count(fault.row())),
                            Table.Cell.of(fault.column()),
                            Table.Cell.of(Sentences.of(frame, fault))))
                    .toList();
            return new Table(frame.text(caption, faults.size()), columns, rows);
        }
    }

    /** All columns there are. */
    public record Columns(MerchantId merchant) {
        public String back() {
            return MyListings.path(merchant) + "/tabelle";
        }

        public Table table(Frame frame) {
            var columns = List.of(
                    new Table.Column(frame.text("catalog.table.column"), false),
                    new Table.Column(frame.text("catalog.table.name"), false),
                    new Table.Column(frame.text("catalog.table.meaning"), false));
            var rows = Arrays.stream(Column.values())
                    .map(Column::title)
                    .map(title -> List.of(
                            Table.Cell.of(title),
                            Table.Cell.of(frame.text("catalog.column." + title)),
                            Table.Cell.of(frame.text("catalog.meaning." + title))))
                    .toList();
            return new Table(frame.text("catalog.columns"), columns, rows);
        }
    }

    record Taking(@Nullable UUID table) {}

    @GetMapping
    Mono<Rendering> show(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return MyListings.acting(merchant, page(new Brought(merchant, null), Errors.none(), exchange));
    }

    /** Nothing of the file is read before it is clear whose listings they are. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Rendering> bring(
            @PathVariable MerchantId merchant, @RequestBody Flux<PartEvent> form, ServerWebExchange exchange) {
        return MyListings.acting(merchant, Upload.files(form).reduce((first, _) -> first))
                .switchIfEmpty(Mono.error(NoFile::new))
                .flatMap(file -> tables.look(merchant, file))
                .flatMap(shown -> page(new Brought(merchant, shown), Errors.none(), exchange))
                .onErrorResume(ListingRefused.class, refused -> again(merchant, refused, exchange))
                .onErrorResume(FileRefused.class, refused -> again(merchant, refused, exchange))
                .onErrorResume(NoFile.class, refused -> again(merchant, refused, exchange));
    }

    /** Does what was shown, or shows what it would do by now. */
    @PostMapping("/uebernehmen")
    Mono<Rendering> take(@PathVariable MerchantId merchant, @ModelAttribute Taking form, ServerWebExchange exchange) {
        var id = Objects.requireNonNullElse(form.table(), new UUID(0, 0));
        return MyListings.acting(merchant, tables.take(merchant, id))
                .flatMap(_ -> pages.redirect(MyListings.path(merchant), "catalog.imported"))
                .onErrorResume(
                        ListingRefused.OtherwiseNow.class,
                        refused -> tables.again(merchant, id)
                                .zipWith(pages.frame(exchange))
                                .flatMap(both -> page(
                                        new Brought(merchant, both.getT1()),
                                        Errors.at("", both.getT2().sentence(refused)),
                                        exchange)));
    }

    @GetMapping("/spalten")
    Mono<Rendering> columns(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return MyListings.acting(merchant, pages.show(exchange, "catalog/columns", new Columns(merchant)));
    }

    /** A table to begin with: its own first row and a few lines that can be brought in as they are. */
    @GetMapping("/muster.csv")
    Mono<ResponseEntity<String>> example(@PathVariable MerchantId merchant) {
        return MyListings.acting(merchant, Mono.fromSupplier(() -> csv("muster.csv", "\uFEFF" + exampleText())));
    }

    @GetMapping("/angebote.csv")
    Mono<ResponseEntity<String>> export(@PathVariable MerchantId merchant) {
        return exports.of(merchant).map(table -> csv("angebote.csv", table));
    }

    private Mono<Rendering> again(MerchantId merchant, Refusal refused, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(frame -> Errors.at("file", sentence(frame, refused)))
                .flatMap(errors -> page(new Brought(merchant, null), errors, exchange));
    }

    private static String sentence(Frame frame, Refusal refused) {
        return refused instanceof ListingRefused.Invalid
                ? Sentences.of(frame, refused.fields().getFirst(), null)
                : frame.sentence(refused);
    }

    private Mono<Rendering> page(Brought brought, Errors errors, ServerWebExchange exchange) {
        var sheet = Sheet.of("catalog/table", brought).with(errors);
        var faulty = brought.shown() != null && !brought.report().faults().isEmpty();
        return pages.show(exchange, faulty ? sheet.as(HttpStatus.UNPROCESSABLE_CONTENT) : sheet);
    }

    private static ResponseEntity<String> csv(String name, String text) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text);
    }

    private static String exampleText() {
        try (var file = Objects.requireNonNull(TablePages.class.getResourceAsStream(EXAMPLE), EXAMPLE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody chose one. */
    static final class NoFile extends Refusal {
        private static final long serialVersionUID = 1;

        NoFile() {
            super(Kind.INVALID, "no-file", "Please choose a file.");
        }
    }
}
