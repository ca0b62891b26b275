package marketplace.finding;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import marketplace.catalog.Details;
import marketplace.catalog.Listing;
import marketplace.catalog.Measure;
import marketplace.catalog.Variant;
import marketplace.files.Pictures;
import marketplace.finding.Found.Hit;
import marketplace.finding.Found.HitUnitPrice;
import marketplace.finding.Found.HitVariant;
import marketplace.finding.Found.Traits;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/** Listings as the index would have told them. */
final class PlainHits {
    private static final int CARD_WIDTH = 320;

    private PlainHits() {}

    static Hit hit(Listing listing) {
        var details = listing.details();
        return new Hit(
                listing.id().value(),
                word(details.kind()),
                listing.merchant().value(),
                details.title(),
                details.category(),
                details.variants().stream().map(PlainHits::variant).toList(),
                details.variants().stream()
                        .flatMap(variant -> variant.estimate().stream())
                        .map(Money::minor)
                        .min(Long::compare)
                        .orElse(null),
                details.facts().diets().stream().sorted().toList(),
                listing.available(),
                details.facts().art(),
                coverOf(details),
                traits(details),
                List.of(),
                List.of());
    }

    private static HitVariant variant(Variant variant) {
        return new HitVariant(
                variant.id().value(),
                variant.name(),
                variant.estimate().map(Money::minor).orElse(null),
                variant.unitPrice()
                        .map(unit -> new HitUnitPrice(unit.price().minor(), unit.per()))
                        .orElse(null));
    }

    private static Traits traits(Details details) {
        var first = details.variants().getFirst();
        var deposit = first.deposit();
        return new Traits(
                word(details.pricing()),
                details.facts().minimumAge(),
                deposit == null
                        ? null
                        : Objects.requireNonNull(deposit.amount()).minor(),
                first.measure() instanceof Measure.Weighed weighed ? weighed.targetGrams() : null);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String coverOf(Details details) {
        var cover = details.cover();
        return cover == null ? null : Pictures.href(cover, CARD_WIDTH);
    }
}
