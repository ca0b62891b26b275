package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.catalog.ImportListings;
import marketplace.catalog.ImportListings.Report;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the shops sell: each brings its table in, as any merchant can; again, the same table changes nothing. */
@Component
class DemoListings {
    private static final Logger LOG = LoggerFactory.getLogger(DemoListings.class);
    private static final String MERCHANT = "merchant";

    private final ImportListings bringIn;

    DemoListings(ImportListings bringIn) {
        this.bringIn = bringIn;
    }

    Mono<Void> fill(CountyCode county, DemoFiles files, Map<String, MerchantId> merchants) {
        var rows = files.rows("listings.csv");
        return Flux.fromIterable(merchants.entrySet())
                .concatMap(merchant -> fill(county, merchant.getValue(), of(merchant.getKey(), rows)))
                .then();
    }

    private Mono<Void> fill(CountyCode county, MerchantId merchant, List<NamedCsvRecord> rows) {
        return bringIn(county, merchant, table(rows), false).then();
    }

    /** A table of a merchant's own; on a dry run only what it would do. */
    Mono<Report> bringIn(CountyCode county, MerchantId merchant, byte[] table, boolean dryRun) {
        var staff = new Grant(Role.MERCHANT_STAFF, merchant);
        var owner = new SignedIn(county, AccountId.fresh(), "Demo", Set.of(staff), Set.of(), null);
        return bringIn.with(merchant, table, dryRun)
                .doOnNext(report -> report.faults().forEach(fault -> LOG.warn("a demo listing is refused: {}", fault)))
                .contextWrite(owner::in)
                .contextWrite(Scope.of(county)::in);
    }

    private static List<NamedCsvRecord> of(String merchant, List<NamedCsvRecord> rows) {
        return rows.stream()
                .filter(row -> row.getField(MERCHANT).equals(merchant))
                .toList();
    }

    private static byte[] table(List<NamedCsvRecord> rows) {
        var columns = rows.getFirst().getHeader().stream()
                .filter(column -> !column.equals(MERCHANT))
                .toList();
        return (line(columns)
                        + rows.stream()
                                .map(row ->
                                        line(columns.stream().map(row::getField).toList()))
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
