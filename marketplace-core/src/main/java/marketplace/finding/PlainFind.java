package marketplace.finding;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.catalog.Categories;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.catalog.Variant;
import marketplace.finding.Found.Hit;
import marketplace.finding.Found.HitVariant;
import marketplace.finding.Found.Shop;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.shared.Money;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** German words in titles and texts, matched by PostgreSQL: one page of at most {@value #MOST}, best first. */
@Component
class PlainFind {
    private static final int MOST = 24;

    private final Listings listings;
    private final Merchants merchants;
    private final Categories categories;

    PlainFind(Listings listings, Merchants merchants, Categories categories) {
        this.listings = listings;
        this.merchants = merchants;
        this.categories = categories;
    }

    Mono<Found> answer(Question question) {
        var within = question.category() == null ? List.<String>of() : categories.below(question.category());
        return listings.listMatching(question.words(), within, MOST)
                .flatMap(found -> merchants
                        .listAll(
                                found.stream().map(Listing::merchant).distinct().toList())
                        .map(shops -> answer(found, shops)));
    }

    private static Found answer(List<Listing> found, List<Merchant> shops) {
        return new Found(
                found.size(),
                1,
                1,
                List.of(),
                found.stream().map(PlainFind::hit).toList(),
                byId(shops),
                true);
    }

    private static Map<UUID, Shop> byId(List<Merchant> shops) {
        return shops.stream().collect(Collectors.toMap(shop -> shop.id().value(), PlainFind::shop));
    }

    private static Shop shop(Merchant merchant) {
        return new Shop(
                merchant.profile().name(),
                merchant.slug(),
                merchant.profile().address().town());
    }

    private static Hit hit(Listing listing) {
        var details = listing.details();
        var from = details.variants().stream()
                .map(Variant::price)
                .filter(Objects::nonNull)
                .map(Money::minor)
                .min(Long::compare)
                .orElse(null);
        return new Hit(
                listing.id().value(),
                details.kind().name().toLowerCase(java.util.Locale.ROOT),
                listing.merchant().value(),
                details.title(),
                details.category(),
                details.variants().stream().map(PlainFind::variant).toList(),
                from,
                details.facts().art(),
                List.of());
    }

    private static HitVariant variant(Variant variant) {
        var price = variant.price();
        return new HitVariant(variant.id().value(), variant.name(), price == null ? null : price.minor(), null);
    }
}
