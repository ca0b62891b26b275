package marketplace.search.asking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.analysis.Folding;
import marketplace.analysis.GermanWords;
import marketplace.search.merchants.Merchant;
import marketplace.search.reach.Place;
import marketplace.search.reach.Reach;
import marketplace.search.reach.Way;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** The merchants and places of one county as they stood at one moment. Never changes. */
public final class Directory {
    private static final int MOST_ELIGIBLE = 500;

    private final Map<MerchantId, Merchant> merchants = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<MerchantId> hidden = new HashSet<>();
    private final Map<String, Set<MerchantId>> byName = new HashMap<>();
    private final Map<String, Set<MerchantId>> byWord = new HashMap<>();
    private final Map<String, Set<MerchantId>> byTrade = new HashMap<>();
    private final Map<String, Set<MerchantId>> byPlace = new HashMap<>();
    private final Map<String, List<Place>> placeByName = new HashMap<>();
    private final List<Named> named = new ArrayList<>();
    private final Map<Way, Set<MerchantId>> anywhere = new EnumMap<>(Way.class);
    private final Cache<Eligible.Key, Eligible> eligible =
            Caffeine.newBuilder().maximumSize(MOST_ELIGIBLE).build();

    /** What a merchant or place is called: the whole name and each of its words, folded. */
    record Named(
            List<String> beginnings,
            @Nullable Merchant merchant,
            @Nullable Place place) {
        static Named of(String name, @Nullable Merchant merchant, @Nullable Place place) {
            var words = Stream.concat(Stream.of(name), Stream.of(name.split("\\W+")));
            return new Named(words.map(Folding::fold).distinct().toList(), merchant, place);
        }

        boolean begins(String folded) {
            return beginnings.stream().anyMatch(one -> one.startsWith(folded));
        }
    }

    public Directory(Collection<Merchant> merchants, Collection<Place> places) {
        places.forEach(this::file);
        for (var merchant : merchants) {
            if (merchant.isVisible()) {
                file(merchant);
            } else {
                hidden.add(merchant.id());
            }
        }
    }

    private void file(Place place) {
        places.put(place.id(), place);
        named.add(Named.of(place.name(), null, place));
        placeByName.merge(Words.key(place.name()), List.of(place), Directory::both);
        reachOf(place)
                .forEach(reach -> anywhere.computeIfAbsent(reach.way(), _ -> new HashSet<>())
                        .add(reach.merchant()));
        if (place.municipality() != null && !place.municipality().equals(place.name())) {
            placeByName.merge(Words.key(place.municipality()), List.of(place), Directory::both);
        }
    }

    private static List<Place> both(List<Place> some, List<Place> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private void file(Merchant merchant) {
        merchants.put(merchant.id(), merchant);
        var name = merchant.name() == null ? "" : merchant.name();
        named.add(Named.of(name, merchant, null));
        GermanWords.parts(name).forEach(word -> add(byName, word, merchant));
        if (merchant.description() != null) {
            GermanWords.parts(merchant.description()).forEach(word -> add(byWord, word, merchant));
        }
        if (merchant.trade() != null) {
            add(byTrade, merchant.trade(), merchant);
        }
        if (merchant.place() != null) {
            add(byPlace, merchant.place(), merchant);
        }
    }

    private static void add(Map<String, Set<MerchantId>> index, String key, Merchant merchant) {
        index.computeIfAbsent(key, _ -> new HashSet<>()).add(merchant.id());
    }

    public @Nullable Merchant merchant(MerchantId id) {
        return merchants.get(id);
    }

    boolean claimed(MerchantId id) {
        var merchant = merchants.get(id);
        return merchant != null && merchant.claimed();
    }

    public Collection<Merchant> merchants() {
        return merchants.values();
    }

    public Collection<Place> places() {
        return places.values();
    }

    /** Who may answer from a place, reckoned once while the directory holds. */
    Eligible eligible(Eligible.Key key, Supplier<Eligible> reckoned) {
        return eligible.get(key, _ -> reckoned.get());
    }

    /** Merchants whose listings must not be shown. */
    public Set<MerchantId> hidden() {
        return hidden;
    }

    /** A place by its id, its postcode or its name. */
    public Optional<Place> place(String asked) {
        var byId = places.get(asked);
        if (byId != null) {
            return Optional.of(byId);
        }
        var byPostcode = places.values().stream()
                .filter(place -> place.postcodes() != null && place.postcodes().contains(asked))
                .findFirst();
        return byPostcode.or(() -> placesNamed(Words.key(asked)).stream().findFirst());
    }

    List<Place> placesNamed(String key) {
        return placeByName.getOrDefault(key, List.of());
    }

    Set<MerchantId> named(String base) {
        return byName.getOrDefault(base, Set.of());
    }

    Set<MerchantId> describedBy(String base) {
        return byWord.getOrDefault(base, Set.of());
    }

    Set<MerchantId> inTrade(String trade) {
        return byTrade.getOrDefault(trade, Set.of());
    }

    Set<MerchantId> in(Place place) {
        return byPlace.getOrDefault(place.id(), Set.of());
    }

    /** Merchants and places with a word that begins like this. */
    Stream<Named> beginning(String folded) {
        return named.stream().filter(one -> one.begins(folded));
    }

    /** The names of all merchants and places. */
    List<String> names() {
        var shops = merchants.values().stream().map(Merchant::name).filter(Objects::nonNull);
        return Stream.concat(shops, places.values().stream().map(Place::name)).toList();
    }

    /** Merchants within a distance of a point. */
    public Set<MerchantId> within(GeoPoint point, double km) {
        return ids(merchant -> {
            var there = merchant.point();
            return there != null && point.kmTo(there) <= km;
        });
    }

    /** Merchants open at a moment of the county's time. */
    public Set<MerchantId> openAt(LocalDateTime now) {
        return ids(merchant -> openUntil(merchant, now).isPresent());
    }

    public Optional<LocalTime> openUntil(Merchant merchant, LocalDateTime now) {
        return Optional.ofNullable(merchant.hours()).flatMap(hours -> hours.openUntil(now));
    }

    /** Merchants at whose door things can be fetched. */
    public Set<MerchantId> offeringPickup() {
        return ids(Merchant::offersPickup);
    }

    /** Merchants who reach a place in a way, or anywhere if no place is given. */
    public Set<MerchantId> reaching(@Nullable Place place, Way way) {
        return place == null
                ? anywhere.getOrDefault(way, Set.of())
                : reachOf(place).stream()
                        .filter(reach -> reach.way() == way)
                        .map(Reach::merchant)
                        .collect(Collectors.toSet());
    }

    private static List<Reach> reachOf(Place place) {
        return place.reach() == null ? List.of() : place.reach();
    }

    private Set<MerchantId> ids(Predicate<Merchant> wanted) {
        return merchants.values().stream().filter(wanted).map(Merchant::id).collect(Collectors.toSet());
    }
}
