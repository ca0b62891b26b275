package marketplace.catalog.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.catalog.ListingRefused;
import marketplace.shared.Refusal;

/** A table of listings as somebody sent it: UTF-8 or Latin-1, comma, semicolon or tab. */
final class Table {
    static final int MOST_ROWS = 10_000;

    private Table() {}

    static List<TableRow> read(byte[] file) {
        var text = Encoding.read(file);
        try (var rows = CsvReader.builder()
                .fieldSeparator(separator(text))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(text)) {
            var all = rows.stream().limit(MOST_ROWS + 1L).toList();
            check(all);
            return all.stream().map(Table::row).toList();
        } catch (CsvParseException | java.io.IOException e) {
            throw refused("not-a-table", "This is no table we can read: " + e.getMessage());
        }
    }

    private static void check(List<NamedCsvRecord> rows) {
        if (rows.isEmpty()) {
            throw refused("empty", "The table has no rows.");
        }
        if (rows.size() > MOST_ROWS) {
            throw refused("too-many-rows", "A table has at most 10,000 rows; please send it in parts.");
        }
        var titles = titles(rows.getFirst()).collect(Collectors.toSet());
        if (!titles.containsAll(Set.of(Column.TITLE.title(), Column.CATEGORY.title()))) {
            throw refused("columns", "The first row names the columns; title and category must be among them.");
        }
    }

    private static TableRow row(NamedCsvRecord record) {
        var titles = titles(record).toList();
        return new TableRow(record.getStartingLineNumber(), cells(titles, record));
    }

    private static Map<String, String> cells(List<String> titles, NamedCsvRecord record) {
        return java.util.stream.IntStream.range(0, Math.min(titles.size(), record.getFieldCount()))
                .boxed()
                .collect(Collectors.toMap(titles::get, record::getField, (first, _) -> first));
    }

    private static Stream<String> titles(NamedCsvRecord record) {
        return record.getHeader().stream().map(title -> title.strip().toLowerCase(Locale.ROOT));
    }

    /** What stands most often in the first line. */
    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        return Stream.of(';', ',', '\t')
                .max(java.util.Comparator.comparingLong(
                        mark -> first.chars().filter(letter -> letter == mark).count()))
                .orElse(';');
    }

    private static ListingRefused refused(String slug, String sentence) {
        return new ListingRefused.Invalid(List.of(new Refusal.Field("file", slug, sentence)));
    }
}
