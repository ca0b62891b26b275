package marketplace.merchants;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The trades we know, the same in every county, read once from {@code merchants/trades.csv}. */
@Component
public class Trades {
    private static final String FILE = "/merchants/trades.csv";

    private final Map<String, Trade> byCode;
    private final Map<String, Trade> byTag;

    public Trades() {
        this.byCode = read();
        this.byTag = byCode.values().stream()
                .flatMap(trade -> trade.osm().stream().map(tag -> Map.entry(tag, trade)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public List<Trade> list() {
        return List.copyOf(byCode.values());
    }

    public Optional<Trade> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** What "shop=bakery" means here. */
    public Optional<Trade> findByTag(String tag) {
        return Optional.ofNullable(byTag.get(tag));
    }

    private static Map<String, Trade> read() {
        try (var file = Objects.requireNonNull(Trades.class.getResourceAsStream(FILE), FILE);
                var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(Trades::trade)
                    .collect(Collectors.toMap(Trade::code, row -> row, (one, _) -> one, LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Trade trade(NamedCsvRecord row) {
        return new Trade(
                row.getField("code"),
                row.getField("name_de"),
                row.getField("name_en"),
                row.getField("art"),
                Arrays.asList(row.getField("osm").split(" ")));
    }
}
