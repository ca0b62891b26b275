package marketplace.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an invented merchant sells, as the table she would bring in; the nth listing is always the same one. */
final class InventedListings {
    private static final List<String> COLUMNS = List.of(
            ("listing sku category title description variant price_cents content_amount content_unit target_grams"
                + " stock state ingredients allergens allergens_declared origin alcohol_percent age_min deposit"
                + " deposit_kind textile maker")
                    .split(" "));
    private static final int NOW = 100;

    private final String county;
    private final InventedMerchants merchants;
    private final Map<String, List<Goods>> byTrade;

    InventedListings(String county, InventedMerchants merchants, List<Goods> goods) {
        this.county = county;
        this.merchants = merchants;
        this.byTrade = goods.stream().collect(Collectors.groupingBy(Goods::trade));
    }

    /** As they are sold now, from one number to before another. */
    byte[] table(int merchant, int from, int to) {
        return table(numbers(from, to).flatMap(n -> rows(merchant, n, made(merchant, n), NOW)));
    }

    /** Those of them that once had another price, at that price; the first always, since no table is empty. */
    byte[] formerly(int merchant, int from, int to) {
        return table(numbers(from, to).flatMap(n -> formerly(merchant, n, n == from)));
    }

    private Stream<Map<String, String>> formerly(int merchant, int number, boolean always) {
        var made = made(merchant, number);
        return always || made.formerly() != NOW ? rows(merchant, number, made, made.formerly()) : Stream.empty();
    }

    private Stream<Map<String, String>> rows(int merchant, int number, Made made, int perCent) {
        return made.rows("%s-%06d".formatted(merchants.prefixOf(merchant), number), perCent).stream();
    }

    private Made made(int merchant, int number) {
        var chance = Chance.of(county, merchant, number);
        return Made.of(chance.pick(byTrade.getOrDefault(merchants.tradeOf(merchant), List.of())), chance);
    }

    private static Stream<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed();
    }

    private static byte[] table(Stream<Map<String, String>> rows) {
        var text = new StringWriter();
        try (var file = CsvWriter.builder().build(text)) {
            file.writeRecord(COLUMNS);
            rows.map(row -> COLUMNS.stream()
                            .map(column -> row.getOrDefault(column, ""))
                            .toList())
                    .forEach(file::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
