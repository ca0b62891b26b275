package marketplace.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import marketplace.catalog.Facts.Exclusion;
import marketplace.catalog.Sellers.Seller;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.PlaceCode;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/** A loaf of bread at 4.80 euros, complete as it stands. */
public final class ListingFixture {
    public static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    static final Seller SELLER = new Seller(MerchantId.fresh(), PlaceCode.of("weidenbach"), false, false);
    static final Category BREAD = new Categories().get("food.bread.loaf");

    private String category = "food.bread.loaf";
    private Pricing pricing = Pricing.UNIT;
    private String title = "Holzofenbrot";
    private Facts facts = bread("Roggenmehl, Wasser, Salz", Set.of(Facts.Allergen.GLUTEN));
    private List<Variant> variants = List.of(variant(4_80, new Measure.Piece(), Supply.Light.GREEN));

    public static ListingFixture aListing() {
        return new ListingFixture();
    }

    public ListingFixture in(String category) {
        this.category = category;
        return this;
    }

    public ListingFixture called(String title) {
        this.title = title;
        return this;
    }

    ListingFixture priced(Pricing pricing) {
        this.pricing = pricing;
        return this;
    }

    ListingFixture stating(Facts facts) {
        this.facts = facts;
        return this;
    }

    ListingFixture with(Variant... variants) {
        this.variants = List.of(variants);
        return this;
    }

    public ListingFixture at(long cents, int stock) {
        return with(variant(cents, new Measure.Piece(), new Supply.Counted(stock)));
    }

    public ListingFixture in750Grams(long cents) {
        var pack = new Measure.Pack(new Content(750, Content.Unit.GRAM), 1, null, false);
        return with(variant(cents, pack, Supply.Light.GREEN));
    }

    /** Cut to order at a price per kilogram; a roast of the butcher's. */
    public ListingFixture weighed(long centsPerKg, int targetGrams) {
        var measure = new Measure.Weighed(targetGrams, Measure.Weighed.USUAL_TOLERANCE);
        return in("food.meat.beef")
                .priced(Pricing.PER_KG)
                .stating(new Facts(
                        Set.of(),
                        Set.of(),
                        "Rindfleisch",
                        "",
                        "Erlengrund",
                        "cool",
                        null,
                        0,
                        null,
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        Exclusion.PERISHABLE,
                        ""))
                .with(variant(centsPerKg, measure, Supply.Light.GREEN));
    }

    /** Something for adults. */
    public ListingFixture fromEighteen() {
        return stating(new Facts(
                facts.diets(),
                facts.allergens(),
                facts.ingredients(),
                facts.nutrition(),
                facts.origin(),
                facts.storage(),
                null,
                18,
                null,
                "",
                "",
                "",
                "",
                "",
                "",
                facts.exclusion(),
                facts.art()));
    }

    /** With nuts in it, which the others have not. */
    public ListingFixture withNuts() {
        return stating(bread("Roggenmehl, Nüsse, Wasser, Salz", Set.of(Facts.Allergen.GLUTEN, Facts.Allergen.NUTS)));
    }

    /** With what the packet says it nourishes with. */
    public ListingFixture nourishing(String stated) {
        return stating(new Facts(
                facts.diets(),
                facts.allergens(),
                facts.ingredients(),
                stated,
                facts.origin(),
                facts.storage(),
                null,
                0,
                null,
                "",
                "",
                "",
                "",
                "",
                "",
                facts.exclusion(),
                facts.art()));
    }

    /** Work at a fixed price. */
    public ListingFixture work(long cents) {
        return in("service.home")
                .called("Haushaltshilfe")
                .priced(Pricing.FIXED)
                .stating(Facts.NONE)
                .with(variant(cents, new Measure.Piece(), Supply.Light.GREEN));
    }

    public Details details() {
        return new Details(pricing, category, title, "Aus dem Holzofen.", null, facts, variants, List.of());
    }

    Listing draft() {
        var identity = new Listing.Identity(ListingId.fresh(), SELLER.id(), null, SELLER.place());
        return Listing.draft(identity, details(), NOON).next();
    }

    Listing published() {
        return draft().publish(new Categories().get(category), SELLER, NOON).next();
    }

    static Variant variant(@Nullable Long cents, Measure measure, Supply supply) {
        return new Variant(
                VariantId.fresh(),
                "",
                null,
                null,
                cents == null ? null : Money.euro(cents),
                TaxClass.REDUCED,
                null,
                measure,
                supply);
    }

    static Variant variant(long cents, Measure measure, Supply supply) {
        return variant(Long.valueOf(cents), measure, supply);
    }

    static Facts bread(String ingredients, @Nullable Set<Facts.Allergen> allergens) {
        return new Facts(
                Set.of(),
                allergens,
                ingredients,
                "",
                "",
                "",
                null,
                0,
                null,
                "",
                "",
                "",
                "",
                "",
                "",
                Exclusion.PERISHABLE,
                "");
    }
}
