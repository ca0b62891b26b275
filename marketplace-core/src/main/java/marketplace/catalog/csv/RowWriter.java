package marketplace.catalog.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import marketplace.catalog.Categories;
import marketplace.catalog.Content;
import marketplace.catalog.Details;
import marketplace.catalog.Facts;
import marketplace.catalog.Listing;
import marketplace.catalog.Measure;
import marketplace.catalog.Supply;
import marketplace.catalog.Variant;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/** Writes listings as a table that can be read in again: UTF-8 with its mark, semicolons, decimal commas. */
public final class RowWriter {
    static final String NONE = "none";
    private static final String MARK = "\uFEFF";

    private RowWriter() {}

    public static String write(List<Listing> listings, Categories categories) {
        var text = new StringWriter().append(MARK);
        try (var table = CsvWriter.builder().fieldSeparator(';').build(text)) {
            table.writeRecord(Column.titles());
            listings.forEach(listing -> listing.details()
                    .variants()
                    .forEach(variant ->
                            table.writeRecord(row(listing, variant, categories).values())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A variant of a listing with all it says, by the titles of the columns and in their order. */
    public static Map<String, String> row(Listing listing, Variant variant, Categories categories) {
        Map<Column, String> row = new EnumMap<>(Column.class);
        listing(row, listing);
        variant(row, variant);
        measure(row, variant.measure());
        facts(row, listing.details().facts());
        row.put(Column.WITHDRAWAL_EXCLUSION, exclusion(listing.details(), categories));
        Map<String, String> titled = new LinkedHashMap<>();
        for (var column : Column.values()) {
            titled.put(column.title(), Objects.requireNonNullElse(row.get(column), ""));
        }
        return titled;
    }

    /** The key of a table, without one its id. */
    public static String keyOf(Listing listing) {
        return listing.key() == null ? listing.id().toString() : listing.key();
    }

    private static void listing(Map<Column, String> row, Listing listing) {
        var details = listing.details();
        row.put(Column.LISTING, keyOf(listing));
        row.put(Column.CATEGORY, details.category());
        row.put(Column.KIND, word(details.kind()));
        row.put(Column.TITLE, details.title());
        row.put(Column.DESCRIPTION, details.description());
        row.put(Column.PRICE_KIND, word(details.pricing()));
        row.put(Column.BRAND, details.brand());
        row.put(Column.STATE, listing.state().word());
    }

    private static void variant(Map<Column, String> row, Variant variant) {
        row.put(Column.SKU, variant.sku());
        row.put(Column.VARIANT, variant.name());
        row.put(Column.PRICE, euros(variant.price()));
        row.put(Column.TAX_CLASS, word(variant.tax()));
        row.put(Column.GTIN, variant.gtin() == null ? null : variant.gtin().digits());
        var deposit = variant.deposit();
        row.put(Column.DEPOSIT, deposit == null ? null : euros(deposit.amount()));
        row.put(Column.DEPOSIT_KIND, deposit == null || deposit.kind() == null ? null : word(deposit.kind()));
        row.put(
                Column.STOCK,
                switch (variant.supply()) {
                    case Supply.Counted counted -> Integer.toString(counted.left());
                    case Supply.Light light -> word(light);
                });
    }

    private static void measure(Map<Column, String> row, Measure measure) {
        switch (measure) {
            case Measure.Piece _ -> {}
            case Measure.Weighed weighed -> {
                row.put(Column.TARGET_GRAMS, Integer.toString(weighed.targetGrams()));
                row.put(Column.TOLERANCE_PERCENT, percent(weighed.tolerance()));
            }
            case Measure.Pack pack -> {
                content(row, pack.content());
                row.put(Column.PIECES, Integer.toString(pack.pieces()));
                row.put(
                        Column.DRAINED_GRAMS,
                        pack.drainedGrams() == null ? null : pack.drainedGrams().toString());
                row.put(Column.LOOSE, pack.loose() ? "yes" : "no");
            }
        }
    }

    private static void content(Map<Column, String> row, Content content) {
        switch (content.unit()) {
            case GRAM -> content(row, content.amount(), 1, "g");
            case MILLILITRE -> content(row, content.amount(), 1, "ml");
            case CENTIMETRE -> content(row, content.amount(), 1, "cm");
            case SQUARE_CENTIMETRE -> content(row, content.amount(), 10_000, "m2");
            case CUBIC_DECIMETRE -> content(row, content.amount(), 1_000, "m3");
            case PIECE -> content(row, content.amount(), 1, "piece");
        }
    }

    private static void content(Map<Column, String> row, long amount, long per, String unit) {
        row.put(Column.CONTENT_AMOUNT, number(new BigDecimal(amount).divide(BigDecimal.valueOf(per))));
        row.put(Column.CONTENT_UNIT, unit);
    }

    private static void facts(Map<Column, String> row, Facts facts) {
        var allergens = facts.allergens();
        row.put(Column.ALLERGENS_DECLARED, allergens == null ? "" : "yes");
        row.put(
                Column.ALLERGENS,
                allergens == null
                        ? ""
                        : allergens.stream().map(RowWriter::word).sorted().collect(Collectors.joining(" ")));
        row.put(Column.DIET, facts.diets().stream().sorted().collect(Collectors.joining(" ")));
        row.put(Column.INGREDIENTS, facts.ingredients());
        row.put(Column.NUTRITION, facts.nutrition());
        row.put(Column.ORIGIN, facts.origin());
        row.put(Column.STORAGE, facts.storage());
        row.put(Column.ORGANIC_CODE, facts.organicControl());
        row.put(Column.AGE_MIN, facts.minimumAge() == 0 ? "" : Integer.toString(facts.minimumAge()));
        row.put(Column.ALCOHOL_PERCENT, facts.alcohol() == null ? "" : percent(facts.alcohol()));
        row.put(Column.ENERGY_LABEL, facts.energyLabel());
        row.put(Column.TEXTILE, facts.textile());
        row.put(Column.WEEE, facts.weee());
        row.put(Column.BATTERY, facts.battery());
        row.put(Column.MAKER, facts.maker());
        row.put(Column.WARNINGS, facts.warnings());
        row.put(Column.ART, facts.art());
    }

    /** What the category says need not be said; that it is otherwise must be. */
    private static String exclusion(Details details, Categories categories) {
        var exclusion = details.facts().exclusion();
        if (exclusion != null) {
            return exclusion.name();
        }
        return categories.get(details.category()).exclusion() == null ? "" : NONE;
    }

    private static String percent(BasisPoints rate) {
        return number(BigDecimal.valueOf(rate.value(), 2).stripTrailingZeros());
    }

    private static @Nullable String euros(@Nullable Money amount) {
        return amount == null ? null : number(BigDecimal.valueOf(amount.minor(), 2));
    }

    private static String number(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
