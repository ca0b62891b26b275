package marketplace.catalog.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.catalog.Pricing;
import marketplace.catalog.Variant;
import marketplace.merchants.Merchant;
import marketplace.reviews.Rating;
import marketplace.reviews.Standing;
import marketplace.shared.Money;
import tools.jackson.databind.json.JsonMapper;

/** A listing in the words of schema.org, for machines that read pages; the same facts the page shows. */
final class ListingData {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORG = "https://schema.org";
    private static final int CENTS = 2;

    private ListingData() {}

    /** JSON that may stand inside a script element. */
    static String of(ListingShown shown) {
        var details = shown.listing().details();
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", ORG);
        data.put("@type", details.kind() == Pricing.Kind.SERVICE ? "Service" : "Product");
        data.put("name", details.title());
        data.put("description", details.description());
        data.put("category", shown.path().getLast().nameDe());
        if (details.brand() != null) {
            data.put("brand", Map.of("@type", "Brand", "name", details.brand()));
        }
        if (!details.images().isEmpty()) {
            data.put("image", shown.pictures().getFirst().photo().large());
        }
        if (details.kind() == Pricing.Kind.SERVICE) {
            data.put("provider", seller(shown.merchant()));
        }
        data.put("offers", offers(shown));
        if (!shown.rated().standing().isNone()) {
            data.put("aggregateRating", rating(shown.rated().standing()));
        }
        return JSON.writeValueAsString(data).replace("<", "\\u003c");
    }

    private static List<Map<String, Object>> offers(ListingShown shown) {
        return shown.variants().stream()
                .filter(variant -> variant.estimate().isPresent())
                .map(variant -> offer(shown, variant))
                .toList();
    }

    private static Map<String, Object> offer(ListingShown shown, Variant variant) {
        var price = variant.estimate().orElseThrow();
        var offer = new LinkedHashMap<String, Object>();
        offer.put("@type", "Offer");
        offer.put("price", decimal(price));
        offer.put("priceCurrency", price.currency().getCurrencyCode());
        offer.put("availability", ORG + "/" + (variant.supply().available() ? "InStock" : "OutOfStock"));
        if (!variant.name().isEmpty()) {
            offer.put("name", variant.name());
        }
        if (variant.sku() != null) {
            offer.put("sku", variant.sku());
        }
        if (variant.gtin() != null) {
            offer.put("gtin", Objects.requireNonNull(variant.gtin()).digits());
        }
        variant.unitPrice()
                .ifPresent(unit -> offer.put(
                        "priceSpecification",
                        Map.of(
                                "@type",
                                "UnitPriceSpecification",
                                "price",
                                decimal(unit.price()),
                                "priceCurrency",
                                unit.price().currency().getCurrencyCode(),
                                "unitText",
                                unit.per())));
        offer.put("seller", seller(shown.merchant()));
        return offer;
    }

    private static Map<String, Object> rating(Standing standing) {
        return Map.of(
                "@type",
                "AggregateRating",
                "ratingValue",
                standing.average(),
                "ratingCount",
                standing.reviews(),
                "bestRating",
                Rating.MOST_STARS,
                "worstRating",
                1);
    }

    private static Map<String, Object> seller(Merchant merchant) {
        var address = merchant.profile().address();
        return Map.of(
                "@type",
                "LocalBusiness",
                "name",
                merchant.profile().name(),
                "url",
                "/laden/" + merchant.slug(),
                "address",
                Map.of(
                        "@type",
                        "PostalAddress",
                        "streetAddress",
                        address.street(),
                        "postalCode",
                        address.postcode(),
                        "addressLocality",
                        address.town()));
    }

    private static String decimal(Money money) {
        return BigDecimal.valueOf(money.minor(), CENTS).toPlainString();
    }
}
