package marketplace.catalog.web;

import java.nio.charset.StandardCharsets;
import marketplace.catalog.ExportListings;
import marketplace.catalog.ImportListings;
import marketplace.files.Upload;
import marketplace.shared.MerchantId;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A merchant's listings as one table (columns: docs/listings-table.md), brought in and written out. */
@RestController
@RequestMapping("/api/v1/merchants/{merchant}/listings.csv")
class TableApi {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ImportListings importListings;
    private final ExportListings exportListings;

    TableApi(ImportListings importListings, ExportListings exportListings) {
        this.importListings = importListings;
        this.exportListings = exportListings;
    }

    /**
     * Brings in a table, all or nothing: with one row that is wrong nothing is stored, and each is told. The same again
     * changes nothing.
     */
    @PutMapping(consumes = {"text/csv", "text/plain", "application/octet-stream"})
    Mono<ImportListings.Report> bring(
            @PathVariable MerchantId merchant,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Flux<DataBuffer> body) {
        return Upload.whole(body).flatMap(file -> importListings.with(merchant, file, dryRun));
    }

    /** Writes all listings of a merchant out as a table. */
    @GetMapping(produces = "text/csv")
    Mono<ResponseEntity<String>> write(@PathVariable MerchantId merchant) {
        return exportListings
                .of(merchant)
                .map(table -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"angebote.csv\"")
                        .body(table));
    }
}
