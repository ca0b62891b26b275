package marketplace.search.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.search.listings.Listing;
import marketplace.search.merchants.Merchant;
import marketplace.search.reach.Place;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import tools.jackson.databind.json.JsonMapper;

/** Listings and questions with graded answers, read from a folder. */
record Judged(List<Item> items, List<Asked> questions) {

    static final CountyCode COUNTY = CountyCode.of("99990");

    record Item(
            String id,
            String title,
            String description,
            List<String> category,
            String merchant,
            String municipality,
            Long priceCents,
            String unit,
            List<String> labels,
            String kind,
            List<String> allergens) {

        Listing listing() {
            var diets = labels.stream()
                    .map(label -> DIETS.getOrDefault(label, label))
                    .toList();
            return new Listing(
                    ListingId.of(uuid(id).toString()),
                    COUNTY,
                    1,
                    0,
                    "published",
                    "service".equals(kind) ? "service" : "product",
                    MerchantId.of(uuid(merchant).toString()),
                    title,
                    description,
                    category.getLast(),
                    category,
                    category,
                    null,
                    List.of(),
                    priceCents,
                    diets,
                    allergens == null ? List.of() : allergens,
                    allergens != null,
                    true,
                    null,
                    null,
                    null);
        }
    }

    record Asked(String id, String query, String cls, Map<String, Integer> judgments, List<String> forbidden) {}

    private record Listings(List<Item> listings) {}

    private record Questions(List<Asked> queries) {}

    private static final Map<String, String> DIETS = Map.of(
            "glutenfrei", "gluten-free",
            "laktosefrei", "lactose-free",
            "bio", "organic",
            "alkoholfrei", "alcohol-free",
            "zuckerfrei", "sugar-free",
            "nussfrei", "nut-free",
            "vegetarisch", "vegetarian");

    static Judged in(Path folder, JsonMapper json) {
        return in(folder, "queries.json", json);
    }

    static Judged in(Path folder, String file, JsonMapper json) {
        try {
            var listings = json.readValue(Files.readString(folder.resolve("listings.json")), Listings.class);
            var questions = json.readValue(Files.readString(folder.resolve(file)), Questions.class);
            return new Judged(listings.listings(), questions.queries());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    List<Merchant> merchants() {
        return items.stream()
                .collect(Collectors.toMap(Item::merchant, item -> item, (one, _) -> one, TreeMap::new))
                .values()
                .stream()
                .map(item -> new Merchant(
                        MerchantId.of(uuid(item.merchant()).toString()),
                        COUNTY,
                        1,
                        "approved",
                        true,
                        item.merchant(),
                        "slug",
                        null,
                        "",
                        uuid(item.municipality()).toString(),
                        null,
                        null,
                        null,
                        List.of("pickup")))
                .toList();
    }

    List<Place> places() {
        return items.stream()
                .map(Item::municipality)
                .distinct()
                .map(name -> new Place(uuid(name).toString(), COUNTY, 1, name, name, List.of(), null, null, List.of()))
                .toList();
    }

    /** Names of listings by the id the index knows them under. */
    Map<String, String> names() {
        return items.stream().collect(Collectors.toMap(item -> uuid(item.id()).toString(), Item::id));
    }

    Stream<Listing> listings() {
        return items.stream().map(Item::listing);
    }
}
