package marketplace.catalog.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.catalog.Category;
import marketplace.catalog.Category.Need;
import marketplace.catalog.Facts;
import marketplace.catalog.Listing;
import marketplace.catalog.LowestPrice.Held;
import marketplace.catalog.Pricing;
import marketplace.catalog.TaxClass;
import marketplace.catalog.csv.Column;
import marketplace.files.Pictures;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.parts.Check;
import marketplace.pages.parts.Field;
import marketplace.pages.parts.Option;
import marketplace.shared.MerchantId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * The form of a listing: first what must be said, which its category decides, the rest folded away.
 *
 * @param listing none while it is new
 * @param prices what its variants cost since when
 */
public record ListingEdited(
        MerchantId merchant,
        @Nullable Listing listing,
        Category category,
        ListingForm form,
        Map<VariantId, List<Held>> prices) {
    private static final Map<Need, Column> WANTED = Map.of(
            Need.INGREDIENTS, Column.INGREDIENTS,
            Need.ORIGIN, Column.ORIGIN,
            Need.ALCOHOL, Column.ALCOHOL_PERCENT,
            Need.ENERGY, Column.ENERGY_LABEL,
            Need.TEXTILE, Column.TEXTILE,
            Need.MAKER, Column.MAKER,
            Need.WEEE, Column.WEEE,
            Need.BATTERY, Column.BATTERY);
    private static final Set<Column> OF_FOOD =
            EnumSet.of(Column.INGREDIENTS, Column.NUTRITION, Column.ALCOHOL_PERCENT, Column.AGE_MIN);
    private static final Set<Column> OF_OTHERS =
            EnumSet.of(Column.ENERGY_LABEL, Column.TEXTILE, Column.WEEE, Column.BATTERY);
    private static final List<Column> TEXTS = List.of(
            Column.INGREDIENTS,
            Column.ORIGIN,
            Column.ALCOHOL_PERCENT,
            Column.AGE_MIN,
            Column.ENERGY_LABEL,
            Column.TEXTILE,
            Column.MAKER,
            Column.WEEE,
            Column.BATTERY,
            Column.BRAND,
            Column.STORAGE,
            Column.NUTRITION,
            Column.ORGANIC_CODE,
            Column.WARNINGS,
            Column.WITHDRAWAL_EXCLUSION);
    private static final Set<Column> LONG = EnumSet.of(Column.INGREDIENTS, Column.NUTRITION, Column.WARNINGS);

    public String path() {
        return listing == null ? MyListings.path(merchant) + "/neu" : MyListings.path(merchant) + "/" + listing.id();
    }

    public String title(Frame frame) {
        return listing == null
                ? frame.text("catalog.edit.new", categoryName(frame))
                : listing.details().title();
    }

    public String categoryName(Frame frame) {
        return frame.language() == Language.DE ? category.nameDe() : category.nameEn();
    }

    public boolean isService() {
        return category.kind() == Pricing.Kind.SERVICE;
    }

    public boolean isFood() {
        return category.code().startsWith("food") || category.code().startsWith("drinks");
    }

    public boolean several() {
        return form.variants().size() > 1;
    }

    public int variants() {
        return form.variants().size();
    }

    public boolean mayGrow() {
        return !isService() && variants() < ListingForm.MOST;
    }

    public Field titled(Frame frame) {
        return common(frame, Column.TITLE).max(120);
    }

    public Field description(Frame frame) {
        var field = common(frame, Column.DESCRIPTION).rows(4).max(4_000);
        return isService() ? field : field.asOptional();
    }

    public Field pricing(Frame frame) {
        var kinds = Arrays.stream(Pricing.values())
                .filter(one -> one.kind() == category.kind())
                .map(one -> option(frame, "catalog.pricing.", one, form.text(Column.PRICE_KIND.title())))
                .toList();
        return Field.of(Column.PRICE_KIND.title(), frame.text("catalog.column.price_kind"), kinds);
    }

    /** What this category must say besides a name and a price. */
    public List<Field> required(Frame frame) {
        return TEXTS.stream()
                .filter(this::isRequired)
                .map(column -> fact(frame, column))
                .toList();
    }

    /** What may be said as well. */
    public List<Field> more(Frame frame) {
        return TEXTS.stream()
                .filter(column -> !isRequired(column) && fits(column))
                .map(column -> fact(frame, column).asOptional())
                .toList();
    }

    private boolean isRequired(Column column) {
        return WANTED.entrySet().stream().anyMatch(one -> one.getValue() == column && category.needs(one.getKey()));
    }

    private boolean fits(Column column) {
        if (isService()) {
            return false;
        }
        return isFood() ? !OF_OTHERS.contains(column) : !OF_FOOD.contains(column);
    }

    public boolean needsAllergens() {
        return category.needs(Need.ALLERGENS);
    }

    public List<Check> allergens(Frame frame) {
        var chosen = Set.of(form.text(Column.ALLERGENS.title()).split("\\s+"));
        return Arrays.stream(Facts.Allergen.values())
                .map(one -> word(one))
                .map(one -> new Check(
                        Column.ALLERGENS.title(), one, frame.text("catalog.allergen." + one), chosen.contains(one)))
                .toList();
    }

    public Check declared(Frame frame) {
        return new Check(
                Column.ALLERGENS_DECLARED.title(),
                "yes",
                frame.text("catalog.edit.declared"),
                form.text(Column.ALLERGENS_DECLARED.title()).equals("yes"));
    }

    public List<Check> diets(Frame frame) {
        var chosen = Set.of(form.text(Column.DIET.title()).split("\\s+"));
        return Facts.DIETS.stream()
                .sorted()
                .map(one ->
                        new Check(Column.DIET.title(), one, frame.text("catalog.diet." + one), chosen.contains(one)))
                .toList();
    }

    /** What every variant says first: its name among several, its price, how much it is. */
    public List<Field> variant(Frame frame, int nth) {
        var fields = new ArrayList<Field>();
        if (several()) {
            fields.add(of(frame, nth, Column.VARIANT).max(120).hint(frame.text("catalog.edit.variant")));
        }
        fields.add(of(frame, nth, Column.PRICE)
                .hint(frame.text("catalog.edit.price"))
                .max(12));
        if (category.needs(Need.WEIGHED) || form.isWeighed()) {
            fields.add(weight(frame, nth));
        }
        if (category.needs(Need.DEPOSIT)) {
            fields.addAll(deposit(frame, nth));
        }
        return fields;
    }

    /** What a variant may say as well. */
    public List<Field> details(Frame frame, int nth) {
        var fields = new ArrayList<Field>();
        if (!isService()) {
            fields.addAll(content(frame, nth));
            if (form.isWeighed()) {
                fields.add(of(frame, nth, Column.TOLERANCE_PERCENT).max(5).asOptional());
            }
            if (!category.needs(Need.DEPOSIT)) {
                deposit(frame, nth).forEach(field -> fields.add(field.asOptional()));
            }
            fields.add(of(frame, nth, Column.SKU).max(60).asOptional());
            fields.add(of(frame, nth, Column.GTIN).max(14).asOptional());
        }
        fields.add(select(frame, nth, Column.TAX_CLASS, taxes(frame, nth)));
        return fields;
    }

    private List<Field> content(Frame frame, int nth) {
        var units = Stream.of("", "g", "kg", "ml", "l", "cm", "m", "m2", "m3", "piece")
                .map(unit -> Option.of(
                        unit,
                        unit.isEmpty() ? "" : frame.text("catalog.unit." + unit),
                        unit.equals(form.text(nth, Column.CONTENT_UNIT.title()))))
                .toList();
        var yesNo = Stream.of("no", "yes")
                .map(one -> Option.of(
                        one, frame.text("catalog.answer." + one), one.equals(form.text(nth, Column.LOOSE.title()))))
                .toList();
        var fields = Stream.of(
                of(frame, nth, Column.CONTENT_AMOUNT)
                        .hint(frame.text("catalog.edit.content"))
                        .max(12)
                        .asOptional(),
                select(frame, nth, Column.CONTENT_UNIT, units),
                of(frame, nth, Column.PIECES).type("number").max(5).asOptional(),
                of(frame, nth, Column.DRAINED_GRAMS).type("number").max(6).asOptional(),
                select(frame, nth, Column.LOOSE, yesNo));
        return category.needs(Need.WEIGHED) || form.isWeighed()
                ? fields.toList()
                : Stream.concat(fields, Stream.of(weight(frame, nth).asOptional()))
                        .toList();
    }

    private Field weight(Frame frame, int nth) {
        return of(frame, nth, Column.TARGET_GRAMS)
                .hint(frame.text("catalog.edit.weighed"))
                .type("number")
                .max(5);
    }

    private List<Field> deposit(Frame frame, int nth) {
        var kinds = Stream.of("", "reusable", "single_use")
                .map(kind -> Option.of(
                        kind,
                        kind.isEmpty() ? "" : frame.text("catalog.deposit." + kind),
                        kind.equals(form.text(nth, Column.DEPOSIT_KIND.title()))))
                .toList();
        return List.of(
                of(frame, nth, Column.DEPOSIT)
                        .hint(frame.text("catalog.edit.deposit"))
                        .max(8),
                select(frame, nth, Column.DEPOSIT_KIND, kinds));
    }

    private List<Option> taxes(Frame frame, int nth) {
        return Arrays.stream(TaxClass.values())
                .map(one -> option(frame, "catalog.tax.", one, form.text(nth, Column.TAX_CLASS.title())))
                .toList();
    }

    /** Whether it is there: the traffic light, or a number. */
    public Field light(Frame frame, int nth) {
        var options = Stream.of("green", "yellow", "red", Stocks.COUNTED)
                .map(word -> Option.of(word, frame.text("catalog.stock." + word), word.equals(form.text(nth, "light"))))
                .toList();
        return Field.of(nth + ".light", frame.text("catalog.column.stock"), options);
    }

    public Field count(Frame frame, int nth) {
        return Field.of(nth + ".count", frame.text("catalog.edit.count"))
                .value(form.text(nth, "count"))
                .type("number")
                .max(7)
                .asOptional();
    }

    /** Empty for a new one. */
    public String version() {
        return form.text("version");
    }

    public String hidden(int nth, String name) {
        return form.text(nth, name);
    }

    /** The Grundpreis as it is computed from what is stored; none while nothing is. */
    @Nullable
    public String unitPrice(Frame frame, int nth) {
        return stored(nth)
                .flatMap(variant -> variant.unitPrice())
                .map(unit -> frame.formats().perUnit(unit.price(), unit.per()))
                .orElse(null);
    }

    /** What a variant cost before, the newest first. */
    public List<Held> history(int nth) {
        return stored(nth)
                .map(variant -> prices.getOrDefault(variant.id(), List.of()).reversed())
                .orElse(List.of());
    }

    private java.util.Optional<marketplace.catalog.Variant> stored(int nth) {
        return listing == null
                ? java.util.Optional.empty()
                : listing.details().variants().stream()
                        .filter(variant -> variant.id().toString().equals(form.text(nth, "id")))
                        .findFirst();
    }

    public List<String> pictures() {
        return listing == null
                ? List.of()
                : listing.details().images().stream()
                        .map(image -> Pictures.href(image.hash(), 320))
                        .toList();
    }

    private Field fact(Frame frame, Column column) {
        return switch (column) {
            case STORAGE -> chosen(frame, column, List.of("", "ambient", "cool", "frozen"), "catalog.storage.");
            case AGE_MIN -> chosen(frame, column, List.of("", "16", "18"), "catalog.minimum.");
            case WITHDRAWAL_EXCLUSION ->
                chosen(
                        frame,
                        column,
                        Stream.concat(
                                        Stream.of(""),
                                        Arrays.stream(Facts.Exclusion.values()).map(Enum::name))
                                .toList(),
                        "catalog.exclusion.");
            default -> LONG.contains(column) ? common(frame, column).rows(3).max(4_000) : common(frame, column);
        };
    }

    private Field chosen(Frame frame, Column column, List<String> words, String key) {
        var options = words.stream()
                .map(one -> Option.of(
                        one,
                        one.isEmpty() ? frame.text("catalog.edit.unsaid") : frame.text(key + one),
                        one.equals(form.text(column.title()))))
                .toList();
        return Field.of(column.title(), frame.text("catalog.column." + column.title()), options);
    }

    private Field common(Frame frame, Column column) {
        var hint = frame.texts().find(frame.language(), "catalog.hint.%s".formatted(column.title()));
        var field = Field.of(column.title(), frame.text("catalog.column." + column.title()))
                .value(form.text(column.title()));
        return hint.map(field::hint).orElse(field);
    }

    private Field of(Frame frame, int nth, Column column) {
        return Field.of(nth + "." + column.title(), frame.text("catalog.column." + column.title()))
                .value(form.text(nth, column.title()));
    }

    private static Field select(Frame frame, int nth, Column column, List<Option> options) {
        return Field.of(nth + "." + column.title(), frame.text("catalog.column." + column.title()), options);
    }

    private static Option option(Frame frame, String key, Enum<?> one, String chosen) {
        return Option.of(word(one), frame.text(key + word(one)), word(one).equals(chosen));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
