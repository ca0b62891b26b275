package marketplace.catalog.web;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.catalog.Image;
import marketplace.catalog.Listing;
import marketplace.catalog.Pricing;
import marketplace.catalog.Supply;
import marketplace.catalog.csv.Column;
import marketplace.catalog.csv.RowFault;
import marketplace.catalog.csv.RowWriter;
import marketplace.catalog.csv.Tabled;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A listing as somebody typed it: words by the titles of the columns, the listing's own once, a variant's with its place
 * before them ("0.price"). Nothing is checked before it is read.
 */
record ListingForm(Map<String, String> common, List<Map<String, String>> variants) {
    static final int MOST = 50;
    private static final String ID = "id";
    private static final String STOCK = Column.STOCK.title();
    private static final String WAS = "stock_was";
    private static final String LIGHT = "light";
    private static final String COUNT = "count";
    private static final String VERSION = "version";
    private static final Set<String> OF_VARIANT = Set.of(
            Column.SKU.title(),
            Column.VARIANT.title(),
            Column.PRICE.title(),
            Column.CONTENT_AMOUNT.title(),
            Column.CONTENT_UNIT.title(),
            Column.PIECES.title(),
            Column.DRAINED_GRAMS.title(),
            Column.LOOSE.title(),
            Column.TAX_CLASS.title(),
            Column.DEPOSIT.title(),
            Column.DEPOSIT_KIND.title(),
            STOCK,
            Column.TARGET_GRAMS.title(),
            Column.TOLERANCE_PERCENT.title(),
            Column.GTIN.title());

    /** An empty one for a thing of this kind. */
    static ListingForm of(Category category) {
        var pricing = category.kind() == Pricing.Kind.SERVICE
                ? Pricing.FIXED
                : category.needs(Category.Need.WEIGHED) ? Pricing.PER_KG : Pricing.UNIT;
        var common = new HashMap<String, String>();
        common.put(Column.CATEGORY.title(), category.code());
        common.put(Column.PRICE_KIND.title(), pricing.name().toLowerCase(java.util.Locale.ROOT));
        return new ListingForm(common, List.of(fresh(category)));
    }

    private static Map<String, String> fresh(Category category) {
        var fresh = new HashMap<String, String>();
        fresh.put(LIGHT, "green");
        fresh.put(Column.TAX_CLASS.title(), category.tax().name().toLowerCase(java.util.Locale.ROOT));
        return fresh;
    }

    static ListingForm of(Listing listing, Categories categories) {
        var rows = listing.details().variants().stream()
                .map(variant -> {
                    var row = new HashMap<>(RowWriter.row(listing, variant, categories));
                    row.put(ID, variant.id().toString());
                    row.put(WAS, row.get(STOCK));
                    var counted = variant.supply() instanceof Supply.Counted;
                    row.put(LIGHT, counted ? Stocks.COUNTED : row.get(STOCK));
                    row.put(COUNT, counted ? row.get(STOCK) : "");
                    return (Map<String, String>) row;
                })
                .toList();
        var common = new HashMap<>(rows.getFirst());
        common.put(VERSION, Long.toString(listing.version()));
        return new ListingForm(common, rows);
    }

    /** The version of the listing it was filled from. */
    @Nullable
    Long version() {
        var text = text(VERSION);
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    static ListingForm read(MultiValueMap<String, String> form) {
        var common = new HashMap<String, String>();
        var variants = new ArrayList<Map<String, String>>();
        form.forEach((name, values) -> {
            var dot = name.indexOf('.');
            if (dot < 0) {
                common.put(name, values.stream().collect(joining(" ")));
            } else if (name.substring(0, dot).matches("\\d{1,2}")) {
                at(variants, Integer.parseInt(name.substring(0, dot))).put(name.substring(dot + 1), values.getFirst());
            }
        });
        at(variants, 0);
        return new ListingForm(common, List.copyOf(variants));
    }

    private static Map<String, String> at(List<Map<String, String>> variants, int nth) {
        while (variants.size() <= Math.min(nth, MOST - 1)) {
            variants.add(new HashMap<>());
        }
        return variants.get(Math.min(nth, MOST - 1));
    }

    ListingForm oneMore(Category category) {
        var more = new ArrayList<>(variants);
        if (more.size() < MOST) {
            more.add(fresh(category));
        }
        return new ListingForm(common, List.copyOf(more));
    }

    ListingForm without(int nth) {
        var fewer = new ArrayList<>(variants);
        if (fewer.size() > 1 && nth >= 0 && nth < fewer.size()) {
            fewer.remove(nth);
        }
        return new ListingForm(common, List.copyOf(fewer));
    }

    String text(String column) {
        return common.getOrDefault(column, "").strip();
    }

    String text(int nth, String column) {
        return variants.get(nth).getOrDefault(column, "").strip();
    }

    boolean isWeighed() {
        return text(Column.PRICE_KIND.title()).equals("per_kg");
    }

    /** What it says, or what is wrong with it; variants that are there keep their ids. */
    Tabled.Read details(Categories categories, Predicate<VariantId> known, List<Image> images) {
        var rows = IntStream.range(0, variants.size()).mapToObj(this::row).toList();
        return Tabled.typed(rows, categories).read((_, nth) -> idOf(nth, known), images);
    }

    private VariantId idOf(int nth, Predicate<VariantId> known) {
        var text = text(nth, ID);
        if (!text.matches("[0-9a-f-]{36}")) {
            return VariantId.fresh();
        }
        var id = VariantId.of(text);
        return known.test(id) ? id : VariantId.fresh();
    }

    private Map<String, String> row(int nth) {
        var row = new HashMap<>(common);
        row.putAll(variants.get(nth));
        row.put(STOCK, stock(nth));
        row.remove(Column.STATE.title());
        if (isWeighed()) {
            row.remove(Column.CONTENT_AMOUNT.title());
        } else {
            row.remove(Column.TARGET_GRAMS.title());
        }
        return row;
    }

    private String stock(int nth) {
        var light = text(nth, LIGHT);
        return light.equals(Stocks.COUNTED) ? text(nth, COUNT) : light;
    }

    /** Which variants' stock she said anew; what was only shown to her may have been sold meanwhile. */
    boolean saysStock(int nth) {
        return !Objects.equals(stock(nth), text(nth, WAS));
    }

    /** The name of the field a fault is about. */
    static String field(RowFault fault) {
        if (!OF_VARIANT.contains(fault.column())) {
            return fault.column();
        }
        return fault.row() + "." + (fault.column().equals(STOCK) ? COUNT : fault.column());
    }
}
