package marketplace.portal.favourites;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.catalog.Deposit;
import marketplace.catalog.Image;
import marketplace.catalog.Listing;
import marketplace.catalog.Pricing;
import marketplace.catalog.Variant;
import marketplace.files.Pictures;
import marketplace.merchants.Merchant;
import marketplace.pages.Frame;
import marketplace.pages.parts.Badge;
import marketplace.pages.parts.Card;
import marketplace.pages.parts.Marked;
import marketplace.pages.parts.Picture;
import marketplace.pages.parts.Price;
import marketplace.pages.parts.Tone;
import org.jspecify.annotations.Nullable;

/** Listings somebody has kept, as cards with what they cost now. */
record KeptCards(Categories categories, Frame frame) {
    private static final int[] WIDTHS = {320, 640, 1280};

    Card of(Listing listing, Merchant seller) {
        var only = buyable(listing);
        return new Card(
                Marked.plain(listing.details().title()),
                "/angebot/" + listing.id(),
                frame.text(
                        "portal.by",
                        seller.profile().name(),
                        seller.profile().address().town()),
                picture(listing),
                null,
                badges(listing),
                List.of(),
                price(listing),
                List.of(),
                only == null ? null : only.id().toString(),
                frame.text(only == null ? "portal.card.open" : "portal.card.basket"));
    }

    /** One thing with a price that is there now and asks nothing more. */
    private static @Nullable Variant buyable(Listing listing) {
        var variants = listing.details().variants();
        var product = listing.details().kind() == Pricing.Kind.PRODUCT;
        return product && variants.size() == 1 && listing.isOrderable(variants.getFirst()) ? variants.getFirst() : null;
    }

    private Picture picture(Listing listing) {
        var images = listing.details().images();
        return images.isEmpty() ? Picture.drawing(art(listing)) : photo(images.getFirst());
    }

    private static Picture photo(Image image) {
        var hash = image.hash();
        return Picture.of(
                new Picture.Photo(
                        Pictures.href(hash, WIDTHS[0]), Pictures.href(hash, WIDTHS[1]), Pictures.href(hash, WIDTHS[2])),
                "");
    }

    private String art(Listing listing) {
        var own = listing.details().facts().art();
        return own.isEmpty()
                ? categories
                        .find(listing.details().category())
                        .map(Category::art)
                        .orElse("basket")
                : own;
    }

    private List<Badge> badges(Listing listing) {
        var details = listing.details();
        var gone = !listing.available()
                ? Stream.of(Badge.of(frame.text("portal.badge.gone"), Tone.LINE))
                : Stream.<Badge>empty();
        var organic = details.facts().organic()
                ? Stream.of(Badge.of(frame.text("portal.diet.organic"), Tone.OK))
                : Stream.<Badge>empty();
        var weighed = details.pricing() == Pricing.PER_KG
                ? Stream.of(Badge.of(frame.text("portal.badge.weighed")).with("scale"))
                : Stream.<Badge>empty();
        return Stream.of(gone, organic, weighed).flatMap(badge -> badge).toList();
    }

    /** The least of its variants, with unit price and deposit as the law wants them beside it. */
    private @Nullable Price price(Listing listing) {
        return listing.details().variants().stream()
                .filter(variant -> variant.price() != null)
                .min(Comparator.comparing(variant -> Objects.requireNonNull(variant.price())))
                .map(cheapest -> price(listing, cheapest))
                .orElse(null);
    }

    private Price price(Listing listing, Variant cheapest) {
        var price = Price.of(Objects.requireNonNull(cheapest.price())).as(kind(listing));
        var with = unit(listing, cheapest).map(price::per).orElse(price);
        return Optional.ofNullable(cheapest.deposit())
                .map(Deposit::amount)
                .filter(pfand -> pfand.isPositive())
                .map(with::plusDeposit)
                .orElse(with);
    }

    private static Price.Kind kind(Listing listing) {
        var details = listing.details();
        return details.variants().size() > 1 || details.pricing() == Pricing.FROM ? Price.Kind.FROM : Price.Kind.EXACT;
    }

    /** What is weighed costs so much a kilogram. */
    private Optional<String> unit(Listing listing, Variant variant) {
        return switch (listing.details().pricing()) {
            case HOURLY -> Optional.of(frame.text("portal.price.hourly"));
            case PER_KG -> Optional.of(frame.text("portal.kept.per-kg"));
            case UNIT, FIXED, FROM, REQUEST ->
                variant.unitPrice().map(unit -> frame.formats().perUnit(unit.price(), unit.per()));
        };
    }
}
