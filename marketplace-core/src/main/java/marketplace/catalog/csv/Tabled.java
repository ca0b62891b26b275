package marketplace.catalog.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.catalog.Categories;
import marketplace.catalog.Details;
import marketplace.catalog.Image;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Variant;
import marketplace.shared.Refusal;
import marketplace.shared.VariantId;

/** A listing as a table tells it: the rows that belong together. */
public final class Tabled {
    private static final Set<String> STATES = Set.of("", "published", "draft", "paused", "hidden");

    private final String key;
    private final List<TableRow> rows;
    private final RowReader reader;

    private Tabled(String key, List<TableRow> rows, RowReader reader) {
        this.key = key;
        this.rows = rows;
        this.reader = reader;
    }

    /** What came of reading: details, or what is wrong in which row. */
    public sealed interface Read {
        record Whole(Details details) implements Read {}

        record Faulty(List<RowFault> faults) implements Read {}
    }

    /** All listings of a file, at most 10,000 rows, in its order. */
    public static List<Tabled> of(byte[] file, Categories categories) {
        var reader = new RowReader(categories);
        Map<String, List<TableRow>> grouped = new LinkedHashMap<>();
        Table.read(file)
                .forEach(row -> grouped.computeIfAbsent(keyOf(row), _ -> new ArrayList<>())
                        .add(row));
        return grouped.entrySet().stream()
                .map(group -> new Tabled(group.getKey(), group.getValue(), reader))
                .toList();
    }

    /** A listing as somebody typed it into a form: a row for each variant, counted from zero, the listing's own words in the first. */
    public static Tabled typed(List<Map<String, String>> variants, Categories categories) {
        var rows = IntStream.range(0, variants.size())
                .mapToObj(nth -> new TableRow(nth, variants.get(nth)))
                .toList();
        return new Tabled("", rows, new RowReader(categories));
    }

    private static String keyOf(TableRow row) {
        return Optional.ofNullable(row.find(Column.LISTING))
                .or(() -> Optional.ofNullable(row.find(Column.SKU)))
                .orElseGet(() -> row.text(Column.TITLE) + "/" + row.text(Column.VARIANT));
    }

    public String key() {
        return key;
    }

    /** The line where it begins. */
    public long row() {
        return rows.getFirst().number();
    }

    public int size() {
        return rows.size();
    }

    public List<String> skus() {
        return rows.stream()
                .map(row -> row.text(Column.SKU))
                .filter(sku -> !sku.isEmpty())
                .toList();
    }

    public String state() {
        return rows.getFirst().text(Column.STATE);
    }

    /** Whether its rows say anything of stock. */
    public boolean tellsStock() {
        return rows.stream().anyMatch(row -> row.has(Column.STOCK));
    }

    /**
     * Reads its rows.
     *
     * @param ids the id of a variant by its SKU (empty: none) and its place among the rows
     */
    public Read read(BiFunction<String, Integer, VariantId> ids, List<Image> images) {
        var faults = new ArrayList<RowFault>();
        var variants = new ArrayList<Variant>();
        for (var row : rows) {
            try {
                variants.add(reader.variant(row, ids.apply(row.text(Column.SKU), variants.size())));
            } catch (ListingRefused refused) {
                faults.addAll(faults(row, refused));
            }
        }
        return faults.isEmpty() ? whole(variants, images) : new Read.Faulty(faults);
    }

    private Read whole(List<Variant> variants, List<Image> images) {
        var first = rows.getFirst();
        try {
            if (!STATES.contains(state())) {
                throw TableRow.refused(Column.STATE, "The state is published, draft or empty.");
            }
            return new Read.Whole(reader.details(first, variants, images));
        } catch (ListingRefused refused) {
            return new Read.Faulty(faults(first, refused));
        }
    }

    /** What is wrong with the listing as a whole, told of its first row. */
    public RowFault fault(Refusal.Field field) {
        return fault(rows.getFirst(), field);
    }

    private static RowFault fault(TableRow row, Refusal.Field field) {
        return new RowFault(row.number(), field.name(), field.slug(), field.sentence(), row.find(field.name()));
    }

    private static List<RowFault> faults(TableRow row, ListingRefused refused) {
        return refused.fields().stream().map(field -> fault(row, field)).collect(Collectors.toList());
    }
}
