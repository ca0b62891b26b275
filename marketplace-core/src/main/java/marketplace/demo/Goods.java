package marketplace.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What shops of a trade sell in a category, in words to be put together; from {@code demo/goods.csv}.
 *
 * @param nouns each with the last letter of its article, p in the plural
 * @param adjectives without their endings
 * @param sizes contents in the unit, ascending; none for what is sold by the piece
 * @param unit of the sizes; {@value #TARGET}: grams cut to order, priced per kilogram
 * @param facts columns of a merchant's table with what stands in them
 */
record Goods(
        String trade,
        String category,
        List<String> nouns,
        List<String> adjectives,
        List<Integer> sizes,
        String unit,
        int centsFrom,
        int centsTo,
        Map<String, String> facts) {
    static final String TARGET = "target";
    private static final String FILE = "/demo/goods.csv";
    private static final Map<String, String> ENDINGS = Map.of("r", "er", "e", "e", "s", "es", "p", "e");

    static List<Goods> all() {
        try (var file = Objects.requireNonNull(Goods.class.getResourceAsStream(FILE), FILE);
                var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return rows.stream().map(Goods::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Goods of(NamedCsvRecord row) {
        var cents = row.getField("cents").split("-");
        return new Goods(
                row.getField("trade"),
                row.getField("category"),
                split(row.getField("nouns"), "\\|").toList(),
                split(row.getField("adjectives"), "\\|").toList(),
                split(row.getField("sizes"), " ").map(Integer::valueOf).toList(),
                row.getField("unit"),
                Integer.parseInt(cents[0]),
                Integer.parseInt(cents[1]),
                split(row.getField("facts"), "\\|")
                        .map(fact -> fact.split("=", 2))
                        .collect(Collectors.toUnmodifiableMap(fact -> fact[0], fact -> fact[1])));
    }

    private static Stream<String> split(String text, String by) {
        return Arrays.stream(text.split(by)).filter(part -> !part.isEmpty());
    }

    boolean weighed() {
        return unit.equals(TARGET);
    }

    boolean edible() {
        return category.startsWith("food") || category.startsWith("drinks");
    }

    /** Its name without the article. */
    static String name(String noun) {
        return noun.substring(2);
    }

    /** "Kräftiges Roggenmischbrot". */
    static String praised(String adjective, String noun) {
        var ended = adjective + ENDINGS.get(noun.substring(0, 1));
        return ended.substring(0, 1).toUpperCase(java.util.Locale.GERMAN) + ended.substring(1) + " " + name(noun);
    }
}
