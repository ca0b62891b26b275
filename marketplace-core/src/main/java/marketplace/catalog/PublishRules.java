package marketplace.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import marketplace.catalog.Category.Need;
import marketplace.catalog.Sellers.Seller;
import marketplace.shared.BasisPoints;
import marketplace.shared.Refusal.Field;

/** What a listing must state before it is shown: each rule says what is missing, in words, or nothing. */
final class PublishRules {
    private static final BasisPoints HARDLY_ANY_ALCOHOL = new BasisPoints(120);
    private static final BasisPoints SPIRITS_FROM = new BasisPoints(1_500);
    private static final int ADULT = 18;
    private static final int SIXTEEN = 16;
    private static final Pattern ORGANIC_WORD = Pattern.compile("(?iuU)\\b(bio|öko|organic)");

    /** One rule: what is wrong with these details, in this category, from this seller. */
    @FunctionalInterface
    interface Rule {
        Optional<Field> check(Details details, Category category, Seller seller);
    }

    private static final List<Rule> RULES = List.of(
            PublishRules::kindFits,
            PublishRules::priced,
            PublishRules::allergens,
            PublishRules::ingredients,
            PublishRules::origin,
            PublishRules::alcohol,
            PublishRules::deposit,
            PublishRules::weighed,
            stated(Need.ENERGY, "energy_label", "Please state the energy class.", facts -> facts.energyLabel()),
            stated(
                    Need.TEXTILE,
                    "textile",
                    "Please state the fibres, for example 100 % Baumwolle.",
                    facts -> facts.textile()),
            stated(
                    Need.MAKER,
                    "maker",
                    "Please state the manufacturer with address and mail, or \"self\".",
                    facts -> facts.maker()),
            stated(Need.WEEE, "weee", "Please state the WEEE number of the manufacturer.", facts -> facts.weee()),
            stated(Need.BATTERY, "battery", "Please state the battery register number.", facts -> facts.battery()),
            PublishRules::register,
            PublishRules::organic,
            PublishRules::calculation);

    private PublishRules() {}

    static List<Field> missing(Details details, Category category, Seller seller) {
        return RULES.stream()
                .flatMap(rule -> rule.check(details, category, seller).stream())
                .toList();
    }

    private static Optional<Field> kindFits(Details details, Category category, Seller seller) {
        return missing(
                details.kind() != category.kind(),
                "category",
                "kind",
                "This category is for " + category.kind().name().toLowerCase(Locale.ROOT) + "s.");
    }

    private static Optional<Field> priced(Details details, Category category, Seller seller) {
        var open = details.variants().stream().anyMatch(one -> one.price() == null);
        return missing(open && details.pricing() != Pricing.REQUEST, "price", "missing", "Please state a price.");
    }

    private static Optional<Field> allergens(Details details, Category category, Seller seller) {
        return missing(
                category.needs(Need.ALLERGENS) && details.facts().allergens() == null,
                "allergens",
                "missing",
                "Please say which of the fourteen allergens are in it, or that there are none.");
    }

    /** Not for drinks above 1.2 % (Art. 16 LMIV), but beer states them (§ 3 LMIDV): its category asks, its strength not. */
    private static Optional<Field> ingredients(Details details, Category category, Seller seller) {
        return missing(
                category.needs(Need.INGREDIENTS)
                        && details.facts().ingredients().isEmpty(),
                "ingredients",
                "missing",
                "Please list the ingredients.");
    }

    private static Optional<Field> origin(Details details, Category category, Seller seller) {
        return missing(
                category.needs(Need.ORIGIN) && details.facts().origin().isEmpty(),
                "origin",
                "missing",
                "Please say where it comes from.");
    }

    private static Optional<Field> alcohol(Details details, Category category, Seller seller) {
        var alcohol = details.facts().alcohol();
        if (category.needs(Need.ALCOHOL) && alcohol == null) {
            return missing(true, "alcohol_percent", "missing", "Please state the alcohol in per cent by volume.");
        }
        if (alcohol == null || alcohol.value() <= HARDLY_ANY_ALCOHOL.value()) {
            return Optional.empty();
        }
        var spirits = category.code().startsWith("drinks.spirits")
                || alcohol.value() > SPIRITS_FROM.value() && !category.code().startsWith("drinks.wine");
        var least = spirits ? ADULT : SIXTEEN;
        return missing(
                details.facts().minimumAge() < least,
                "age_min",
                "age",
                "The law allows this only from the age of " + least + ".");
    }

    private static Optional<Field> deposit(Details details, Category category, Seller seller) {
        var open = details.variants().stream().anyMatch(one -> one.deposit() == null);
        return missing(
                category.needs(Need.DEPOSIT) && open,
                "deposit",
                "missing",
                "Please state the deposit; 0 when there is none.");
    }

    /** Goods cut to order; a pack of a fixed content is sold as such. */
    private static Optional<Field> weighed(Details details, Category category, Seller seller) {
        var bare = details.variants().stream().anyMatch(one -> one.measure() instanceof Measure.Piece);
        return missing(
                category.needs(Need.WEIGHED) && bare,
                "target_grams",
                "missing",
                "Please state the weight: a target weight at a price per kilogram, or the content of the pack.");
    }

    private static Optional<Field> register(Details details, Category category, Seller seller) {
        return missing(
                category.needs(Need.REGISTER) && !seller.inCraftRegister(),
                "category",
                "craft-register",
                "This trade needs your entry in the Handwerksrolle; please add it to your profile.");
    }

    /** Of food the words alone are a promise (Regulation (EU) 2018/848). */
    private static Optional<Field> organic(Details details, Category category, Seller seller) {
        var food = category.code().startsWith("food") || category.code().startsWith("drinks");
        var said = details.facts().organic()
                || food && ORGANIC_WORD.matcher(details.title()).find();
        if (said && !details.facts().organic()) {
            return missing(
                    true, "organic_code", "missing", "\"Bio\" needs the code of the control body, like DE-ÖKO-006.");
        }
        return missing(
                said && !seller.organic(),
                "organic_code",
                "certificate",
                "\"Bio\" needs a valid organic certificate in your profile.");
    }

    private static Optional<Field> calculation(Details details, Category category, Seller seller) {
        return missing(
                details.pricing() == Pricing.FROM && details.description().isEmpty(),
                "description",
                "calculation",
                "Please describe how the price is calculated: rate, travel, minimum.");
    }

    private static Rule stated(
            Need need, String field, String sentence, java.util.function.Function<Facts, String> fact) {
        return (details, category, _) ->
                missing(category.needs(need) && fact.apply(details.facts()).isEmpty(), field, "missing", sentence);
    }

    private static Optional<Field> missing(boolean isMissing, String field, String slug, String sentence) {
        return isMissing ? Optional.of(new Field(field, slug, sentence)) : Optional.empty();
    }
}
