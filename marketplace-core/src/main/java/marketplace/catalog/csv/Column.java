package marketplace.catalog.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a table of listings, in the order they are written; a table needs title, category and a price. */
public enum Column {
    LISTING("groups the rows of one listing; without it each row is one"),
    SKU("the merchant's own number, unique"),
    CATEGORY("code of a category"),
    KIND("product or service"),
    TITLE("at most 120 characters"),
    DESCRIPTION("at most 4,000 characters"),
    VARIANT("what tells this row from others of its listing: size, colour"),
    PRICE_KIND("unit, per_kg, fixed, hourly, from or request"),
    PRICE("euros, 4,80 or 4.80; empty on request"),
    CONTENT_AMOUNT("for the unit price, a number"),
    CONTENT_UNIT("g, kg, ml, l, m, cm, m2, m3 or piece"),
    PIECES("how many are in the pack"),
    DRAINED_GRAMS("the unit price is then of this weight"),
    LOOSE("yes: cut at the counter, unit price of 100 g"),
    TAX_CLASS("standard, reduced, zero, none or margin; empty: the category's"),
    DEPOSIT("euros; 0: asked and none"),
    DEPOSIT_KIND("reusable or single_use"),
    STOCK("a number, or green, yellow, red"),
    TARGET_GRAMS("weighed goods: the weight this row asks for"),
    TOLERANCE_PERCENT("weighed goods: how much more may be charged; empty: 10"),
    GTIN("8, 12, 13 or 14 digits"),
    BRAND(""),
    INGREDIENTS("allergens in capitals"),
    ALLERGENS("codes, separated by spaces"),
    ALLERGENS_DECLARED("yes: what is not named is not in it"),
    DIET("vegan vegetarian gluten-free lactose-free …"),
    ORGANIC_CODE("DE-ÖKO-006"),
    ORIGIN(""),
    STORAGE("ambient, cool or frozen"),
    NUTRITION("per 100 g or ml, or why not"),
    AGE_MIN("16 or 18"),
    ALCOHOL_PERCENT("by volume"),
    ENERGY_LABEL(""),
    TEXTILE("100 % Baumwolle"),
    WEEE(""),
    BATTERY(""),
    MAKER("name, address, mail; self: the merchant"),
    WARNINGS(""),
    WITHDRAWAL_EXCLUSION("PERISHABLE, CUSTOM …; none: it can be withdrawn from; empty: the category's"),
    ART("the drawing shown without a picture"),
    STATE("published or draft; empty: as it is, new ones are published when complete");

    private final String meaning;

    Column(String meaning) {
        this.meaning = meaning;
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String meaning() {
        return meaning;
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(Column::title).toList();
    }
}
