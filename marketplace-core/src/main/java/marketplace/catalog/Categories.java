package marketplace.catalog;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.catalog.Facts.Exclusion;
import org.springframework.stereotype.Component;

/** The tree of categories: the same in every county, part of the product, read once from {@code catalog/categories.csv}. */
@Component
public class Categories {
    private static final String FILE = "/catalog/categories.csv";

    private final Map<String, Category> byCode;

    public Categories() {
        this.byCode = read();
    }

    /** All of them, parents before children. */
    public List<Category> list() {
        return List.copyOf(byCode.values());
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Category get(String code) {
        return find(code).orElseThrow(() -> new ListingRefused.NoSuchCategory(code));
    }

    /** From the root to the category itself. */
    public List<Category> path(String code) {
        Deque<Category> path = new ArrayDeque<>();
        for (var at = find(code);
                at.isPresent();
                at = Optional.ofNullable(at.get().parent()).map(byCode::get)) {
            path.addFirst(at.get());
        }
        return List.copyOf(path);
    }

    /** The category and everything below it. */
    public List<String> below(String code) {
        return byCode.keySet().stream()
                .filter(one -> one.equals(code) || one.startsWith(code + "."))
                .toList();
    }

    private static Map<String, Category> read() {
        try (var file = Objects.requireNonNull(Categories.class.getResourceAsStream(FILE), FILE);
                var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(Categories::category)
                    .collect(Collectors.toMap(Category::code, row -> row, (one, _) -> one, LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Category category(NamedCsvRecord row) {
        return new Category(
                row.getField("code"),
                row.getField("parent").isEmpty() ? null : row.getField("parent"),
                row.getField("name_de"),
                row.getField("name_en"),
                Pricing.Kind.valueOf(constant(row.getField("kind"))),
                row.getField("art"),
                TaxClass.valueOf(constant(row.getField("tax_class"))),
                needs(row),
                row.getField("withdrawal_exclusion").isEmpty()
                        ? null
                        : Exclusion.valueOf(row.getField("withdrawal_exclusion")),
                words(row.getField("words")).toList());
    }

    private static Set<Category.Need> needs(NamedCsvRecord row) {
        return words(row.getField("requires"))
                .map(word -> Category.Need.valueOf(constant(word)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isEmpty());
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
