package marketplace.catalog.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.catalog.Category;
import marketplace.catalog.Deposit;
import marketplace.catalog.Facts;
import marketplace.catalog.Image;
import marketplace.catalog.Listing;
import marketplace.catalog.LowestPrice.Reduction;
import marketplace.catalog.Measure;
import marketplace.catalog.Pricing;
import marketplace.catalog.Supply;
import marketplace.catalog.Variant;
import marketplace.catalog.VatRates;
import marketplace.files.Pictures;
import marketplace.merchants.Merchant;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.parts.Badge;
import marketplace.pages.parts.Crumbs;
import marketplace.pages.parts.Link;
import marketplace.pages.parts.Picture;
import marketplace.pages.parts.Price;
import marketplace.pages.parts.Reach;
import marketplace.pages.parts.Tone;
import marketplace.reviews.Rated;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a listing shows; everything the law wants said before somebody orders stands here (R22).
 *
 * @param path its categories from the root on
 * @param reductions prices that may be called reduced
 * @param wayThere how it comes to the reader
 * @param rated what buyers say of it
 */
public record ListingShown(
        Listing listing,
        Merchant merchant,
        List<Category> path,
        Map<VariantId, Reduction> reductions,
        LocalDate today,
        WayThere wayThere,
        Rated rated) {
    private static final String SELF = "self";
    private static final int LONGEST_SUMMARY = 150;

    /** A statement and its words. */
    public record Fact(String name, String text) {}

    public Crumbs crumbs(Frame frame) {
        var way =
                path.stream().map(category -> new Link(nameOf(category, frame), "/suche?category=" + category.code()));
        return new Crumbs(
                Stream.concat(Stream.of(new Link(frame.text("catalog.home"), "/")), way)
                        .toList(),
                title());
    }

    private static String nameOf(Category category, Frame frame) {
        return frame.language() == Language.DE ? category.nameDe() : category.nameEn();
    }

    public String title() {
        return listing.details().title();
    }

    /** A paragraph for each of the merchant's own. */
    public List<String> paragraphs() {
        return listing.details()
                .description()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    public List<Picture> pictures() {
        var images = listing.details().images();
        return images.isEmpty()
                ? List.of(Picture.drawing(art()))
                : images.stream().map(this::picture).toList();
    }

    private Picture picture(Image image) {
        var hash = image.hash();
        return Picture.of(
                new Picture.Photo(Pictures.href(hash, 320), Pictures.href(hash, 640), Pictures.href(hash, 1280)),
                image.alt().isEmpty() ? title() : image.alt());
    }

    private String art() {
        var own = facts().art();
        return own.isEmpty() ? path.getLast().art() : own;
    }

    public Facts facts() {
        return listing.details().facts();
    }

    public List<Variant> variants() {
        return listing.details().variants();
    }

    /** The variant chosen at first: one that can be ordered, if any can. */
    public Variant first() {
        return variants().stream().filter(this::orderable).findFirst().orElseGet(variants()::getFirst);
    }

    public List<Badge> badges(Frame frame) {
        var diets = facts().diets().stream().sorted().map(diet -> Badge.of(frame.text("catalog.diet." + diet)));
        return Stream.of(
                        facts().organic()
                                ? Stream.of(Badge.of(frame.text("catalog.organic"), Tone.OK))
                                : Stream.<Badge>empty(),
                        diets,
                        facts().minimumAge() > 0
                                ? Stream.of(Badge.of(frame.text("catalog.age", facts().minimumAge()), Tone.WARN))
                                : Stream.<Badge>empty(),
                        weighed()
                                ? Stream.of(
                                        Badge.of(frame.text("catalog.weighed")).with("scale"))
                                : Stream.<Badge>empty(),
                        packaging(frame))
                .flatMap(badge -> badge)
                .toList();
    }

    /** EINWEG or MEHRWEG beside drinks (R121). */
    private Stream<Badge> packaging(Frame frame) {
        return variants().stream()
                .map(Variant::deposit)
                .filter(deposit -> deposit != null && deposit.kind() != null)
                .map(deposit -> frame.text("catalog.packaging." + word(deposit.kind())))
                .distinct()
                .map(text -> Badge.of(text, Tone.LINE));
    }

    public boolean weighed() {
        return listing.details().pricing() == Pricing.PER_KG;
    }

    public boolean onRequest() {
        return listing.details().pricing() == Pricing.REQUEST;
    }

    /** The price of a variant as the law wants it shown; none on request. */
    public @Nullable Price price(Frame frame, Variant variant) {
        var amount = variant.price();
        if (amount == null) {
            return null;
        }
        var price =
                Price.of(amount).as(listing.details().pricing() == Pricing.FROM ? Price.Kind.FROM : Price.Kind.EXACT);
        var unit = unitOf(frame, variant);
        var per = unit == null ? price : price.per(unit);
        var deposit =
                Optional.ofNullable(variant.deposit()).map(Deposit::amount).filter(pfand -> pfand.isPositive());
        var whole = deposit.map(per::plusDeposit).orElse(per);
        return Optional.ofNullable(reductions.get(variant.id()))
                .map(cut -> whole.reducedFrom(cut.was()))
                .orElse(whole);
    }

    private @Nullable String unitOf(Frame frame, Variant variant) {
        return switch (listing.details().pricing()) {
            case HOURLY -> frame.text("catalog.hourly");
            case PER_KG -> frame.text("catalog.perkg");
            case UNIT, FIXED, FROM, REQUEST ->
                variant.unitPrice()
                        .map(unit -> frame.formats().perUnit(unit.price(), unit.per()))
                        .orElse(null);
        };
    }

    /** "inkl. 7 % MwSt." or why none is in it (R51). */
    public String vat(Frame frame, Variant variant) {
        var vat = VatRates.of(variant.tax(), merchant.tax().on(today), today);
        return vat.shown()
                ? frame.text("catalog.vat", frame.formats().percent(vat.rate()))
                : frame.text("catalog.vat." + vat.kind().toLowerCase(Locale.ROOT));
    }

    /** "Etwa 11,34 €, höchstens 12,47 € (660 g)." */
    public @Nullable String weighing(Frame frame, Variant variant) {
        var price = variant.price();
        return variant.measure() instanceof Measure.Weighed weighed && price != null
                ? frame.text(
                        "catalog.weigh",
                        frame.formats().money(weighed.target().priceAt(price)),
                        frame.formats().money(weighed.most().priceAt(price)),
                        frame.formats().weight(weighed.most().value()))
                : null;
    }

    /** Whether this can go into the basket now. */
    public boolean orderable(Variant variant) {
        return merchant.isSelling() && listing.isOrderable(variant);
    }

    public String supply(Frame frame, Variant variant) {
        return switch (variant.supply()) {
            case Supply.Counted counted when counted.left() == 0 -> frame.text("catalog.supply.red");
            case Supply.Counted _ -> frame.text("catalog.supply.green");
            case Supply.Light light -> frame.text("catalog.supply." + word(light));
        };
    }

    public List<Fact> statements(Frame frame) {
        var facts = facts();
        return Stream.of(
                        fact(frame, "ingredients", facts.ingredients()),
                        fact(frame, "allergens", allergens(frame)),
                        fact(frame, "nutrition", new Nutrition(facts.nutrition()).words(frame)),
                        fact(frame, "origin", facts.origin()),
                        fact(
                                frame,
                                "storage",
                                facts.storage().isEmpty() ? "" : frame.text("catalog.storage." + facts.storage())),
                        fact(frame, "organic", facts.organic() ? facts.organicControl() : ""),
                        fact(frame, "alcohol", alcohol(frame)),
                        fact(frame, "energy", facts.energyLabel()),
                        fact(frame, "textile", facts.textile()),
                        fact(frame, "weee", facts.weee()),
                        fact(frame, "battery", facts.battery()),
                        fact(frame, "brand", listing.details().brand()),
                        fact(frame, "maker", SELF.equals(facts.maker()) ? merchantAddress() : facts.maker()),
                        fact(frame, "warnings", facts.warnings()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Fact> fact(Frame frame, String name, @Nullable String text) {
        return Optional.ofNullable(text)
                .filter(said -> !said.isEmpty())
                .map(said -> new Fact(frame.text("catalog.fact." + name), said));
    }

    private String allergens(Frame frame) {
        var allergens = facts().allergens();
        if (allergens == null) {
            return "";
        }
        return allergens.isEmpty()
                ? frame.text("catalog.allergens.none")
                : allergens.stream()
                        .sorted()
                        .map(one -> frame.text("catalog.allergen." + word(one)))
                        .collect(Collectors.joining(", "));
    }

    /** Energy and nutrients per 100 g or ml, each with its unit; none where the statements say it in words. */
    public List<Fact> nutrients(Frame frame) {
        return new Nutrition(facts().nutrition()).rows(frame);
    }

    private String alcohol(Frame frame) {
        var alcohol = facts().alcohol();
        return alcohol == null ? "" : frame.formats().decimal(alcohol.value() / 100.0, 1) + " % vol";
    }

    private String merchantAddress() {
        var address = merchant.profile().address();
        return merchant.profile().legal().name() + ", " + address.street() + ", " + address.postcode() + " "
                + address.town();
    }

    /** What holds for withdrawal (R41). */
    public String withdrawal(Frame frame) {
        var exclusion = facts().exclusion();
        return exclusion == null
                ? frame.text("catalog.withdrawal")
                : frame.text("catalog.withdrawal." + word(exclusion));
    }

    /** How it comes to the reader; a service by itself. */
    public List<Reach> reaches(Frame frame) {
        return listing.details().kind() == Pricing.Kind.PRODUCT ? wayThere.of(merchant, frame) : List.of();
    }

    /** The listing for machines, in a script element. */
    public String data() {
        return ListingData.of(this);
    }

    /** What there is besides: the same kind of goods. */
    public String kin() {
        return "/suche?category=" + path.getLast().code();
    }

    /** The beginning of the description, for lists of pages. */
    public String summary() {
        var text = listing.details().description().replaceAll("\\s+", " ");
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY) + "…";
    }

    public boolean isGoods() {
        return listing.details().kind() == Pricing.Kind.PRODUCT;
    }

    public String shop() {
        return "/laden/" + merchant.slug();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
