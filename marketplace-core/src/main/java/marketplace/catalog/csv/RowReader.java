package marketplace.catalog.csv;

import static marketplace.catalog.csv.Column.ALCOHOL_PERCENT;
import static marketplace.catalog.csv.Column.ALLERGENS;
import static marketplace.catalog.csv.Column.ALLERGENS_DECLARED;
import static marketplace.catalog.csv.Column.CATEGORY;
import static marketplace.catalog.csv.Column.CONTENT_AMOUNT;
import static marketplace.catalog.csv.Column.CONTENT_UNIT;
import static marketplace.catalog.csv.Column.DEPOSIT;
import static marketplace.catalog.csv.Column.DEPOSIT_KIND;
import static marketplace.catalog.csv.Column.PRICE_KIND;
import static marketplace.catalog.csv.Column.STOCK;
import static marketplace.catalog.csv.Column.TARGET_GRAMS;
import static marketplace.catalog.csv.Column.TAX_CLASS;
import static marketplace.catalog.csv.Column.TOLERANCE_PERCENT;
import static marketplace.catalog.csv.Column.WITHDRAWAL_EXCLUSION;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.catalog.Content;
import marketplace.catalog.Content.Unit;
import marketplace.catalog.Deposit;
import marketplace.catalog.Details;
import marketplace.catalog.Facts;
import marketplace.catalog.Facts.Allergen;
import marketplace.catalog.Facts.Exclusion;
import marketplace.catalog.Gtin;
import marketplace.catalog.Image;
import marketplace.catalog.Measure;
import marketplace.catalog.Pricing;
import marketplace.catalog.Supply;
import marketplace.catalog.TaxClass;
import marketplace.catalog.Variant;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/** Makes of rows what a listing says: the details from its first row, a variant from each. */
final class RowReader {
    private static final Map<String, Scale> UNITS = Map.of(
            "g", new Scale(Unit.GRAM, 1),
            "kg", new Scale(Unit.GRAM, 1_000),
            "ml", new Scale(Unit.MILLILITRE, 1),
            "l", new Scale(Unit.MILLILITRE, 1_000),
            "cm", new Scale(Unit.CENTIMETRE, 1),
            "m", new Scale(Unit.CENTIMETRE, 100),
            "m2", new Scale(Unit.SQUARE_CENTIMETRE, 10_000),
            "m3", new Scale(Unit.CUBIC_DECIMETRE, 1_000),
            "piece", new Scale(Unit.PIECE, 1));
    private static final Map<String, String> DIETS =
            Map.of("glutenfree", "gluten-free", "lactosefree", "lactose-free", "nutfree", "nut-free");

    private final Categories categories;

    RowReader(Categories categories) {
        this.categories = categories;
    }

    private record Scale(Unit unit, long times) {}

    /** The listing of these rows, with the given variants and pictures. */
    Details details(TableRow row, List<Variant> variants, List<Image> images) {
        return new Details(
                pricing(row),
                category(row).code(),
                row.text(Column.TITLE),
                row.text(Column.DESCRIPTION),
                row.find(Column.BRAND),
                facts(row),
                variants,
                images);
    }

    private Category category(TableRow row) {
        return categories
                .find(row.text(CATEGORY))
                .orElseThrow(() -> TableRow.refused(CATEGORY, "There is no category \"" + row.text(CATEGORY) + "\"."));
    }

    private static Pricing pricing(TableRow row) {
        return row.constant(PRICE_KIND, Pricing.class, row.has(TARGET_GRAMS) ? Pricing.PER_KG : Pricing.UNIT);
    }

    private Facts facts(TableRow row) {
        return new Facts(
                row.words(Column.DIET).stream()
                        .map(diet -> DIETS.getOrDefault(diet, diet))
                        .collect(Collectors.toUnmodifiableSet()),
                allergens(row),
                row.text(Column.INGREDIENTS),
                row.text(Column.NUTRITION),
                row.text(Column.ORIGIN),
                row.text(Column.STORAGE),
                row.find(Column.ORGANIC_CODE),
                row.has(Column.AGE_MIN) ? (int) row.number(Column.AGE_MIN, 1) : 0,
                row.has(ALCOHOL_PERCENT) ? row.rate(ALCOHOL_PERCENT) : null,
                row.text(Column.ENERGY_LABEL),
                row.text(Column.TEXTILE),
                row.text(Column.WEEE),
                row.text(Column.BATTERY),
                row.text(Column.MAKER),
                row.text(Column.WARNINGS),
                exclusion(row),
                row.text(Column.ART));
    }

    private @Nullable Exclusion exclusion(TableRow row) {
        if (!row.has(WITHDRAWAL_EXCLUSION)) {
            return category(row).exclusion();
        }
        return row.text(WITHDRAWAL_EXCLUSION).equalsIgnoreCase(RowWriter.NONE)
                ? null
                : row.constant(WITHDRAWAL_EXCLUSION, Exclusion.class);
    }

    private static @Nullable Set<Allergen> allergens(TableRow row) {
        if (!row.yes(ALLERGENS_DECLARED) && !row.has(ALLERGENS)) {
            return null;
        }
        return row.words(ALLERGENS).stream().map(RowReader::allergen).collect(Collectors.toUnmodifiableSet());
    }

    private static Allergen allergen(String word) {
        try {
            return Allergen.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw TableRow.refused(ALLERGENS, "\"" + word + "\" is none of the fourteen allergens of the law.");
        }
    }

    /** The variant of a row; it keeps the id it has. */
    Variant variant(TableRow row, VariantId id) {
        var gtin = row.find(Column.GTIN);
        var price = row.cents(Column.PRICE);
        return new Variant(
                id,
                row.text(Column.VARIANT),
                row.find(Column.SKU),
                gtin == null ? null : new Gtin(gtin),
                price == null ? null : Money.euro(price),
                row.constant(TAX_CLASS, TaxClass.class, category(row).tax()),
                deposit(row),
                measure(row),
                supply(row));
    }

    private static @Nullable Deposit deposit(TableRow row) {
        var cents = row.cents(DEPOSIT);
        return cents == null
                ? null
                : new Deposit(
                        Money.euro(cents),
                        row.has(DEPOSIT_KIND) ? row.constant(DEPOSIT_KIND, Deposit.Kind.class) : null);
    }

    private static Measure measure(TableRow row) {
        if (row.has(TARGET_GRAMS)) {
            var tolerance = row.has(TOLERANCE_PERCENT) ? row.rate(TOLERANCE_PERCENT) : Measure.Weighed.USUAL_TOLERANCE;
            return new Measure.Weighed((int) row.number(TARGET_GRAMS, 1), tolerance);
        }
        if (!row.has(CONTENT_AMOUNT)) {
            return new Measure.Piece();
        }
        return new Measure.Pack(
                content(row),
                row.has(Column.PIECES) ? (int) row.number(Column.PIECES, 1) : 1,
                row.has(Column.DRAINED_GRAMS) ? row.number(Column.DRAINED_GRAMS, 1) : null,
                row.yes(Column.LOOSE));
    }

    private static Content content(TableRow row) {
        var scale = UNITS.get(row.text(CONTENT_UNIT).toLowerCase(Locale.ROOT));
        if (scale == null) {
            throw TableRow.refused(CONTENT_UNIT, "The unit is one of g, kg, ml, l, cm, m, m2, m3 and piece.");
        }
        return new Content(row.number(CONTENT_AMOUNT, scale.times()), scale.unit());
    }

    private static Supply supply(TableRow row) {
        var stock = row.text(STOCK).toUpperCase(Locale.ROOT);
        return switch (stock) {
            case "", "GREEN" -> Supply.Light.GREEN;
            case "YELLOW" -> Supply.Light.YELLOW;
            case "RED" -> Supply.Light.RED;
            default -> new Supply.Counted((int) row.number(STOCK, 1));
        };
    }
}
