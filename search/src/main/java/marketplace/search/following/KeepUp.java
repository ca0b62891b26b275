package marketplace.search.following;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.outbox.Envelope;
import marketplace.outbox.Follower;
import marketplace.search.asking.Lexicons;
import marketplace.search.index.Rebuilds;
import marketplace.search.index.Shelves;
import marketplace.search.index.Shelves.Entry;
import marketplace.search.listings.Listing;
import marketplace.search.merchants.Merchants;
import marketplace.search.popular.PopularPlaces;
import marketplace.search.reach.Places;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import marketplace.shared.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hears that something changed, asks what it is now, and keeps that; hearing it again changes nothing. */
@Component
class KeepUp {

    static final String NAME = "search";
    static final String LISTING = "catalog.listing-changed";
    static final String MERCHANT = "merchants.merchant-changed";
    static final String REACH = "delivery.reach-changed";
    static final String POPULAR = "popularity.popular-changed";

    /** So many listings are written at once… */
    private static final int AT_ONCE = 250;

    /** …and so often side by side: the index writes what comes at once on one core. */
    private static final int SIDE_BY_SIDE = 2;

    private final Core core;
    private final Merchants merchants;
    private final Places places;
    private final PopularPlaces popular;
    private final Shelves shelves;
    private final Rebuilds rebuilds;
    private final Lexicons lexicons;

    KeepUp(
            Core core,
            Merchants merchants,
            Places places,
            PopularPlaces popular,
            Shelves shelves,
            Rebuilds rebuilds,
            Lexicons lexicons) {
        this.core = core;
        this.merchants = merchants;
        this.places = places;
        this.popular = popular;
        this.shelves = shelves;
        this.rebuilds = rebuilds;
        this.lexicons = lexicons;
    }

    Follower follower() {
        return new Follower(
                NAME, core.feed(), Set.of(LISTING, MERCHANT, REACH, POPULAR), new Follower.Hearing.Outward(this::hear));
    }

    private Mono<Void> hear(List<Envelope> news) {
        var byCounty =
                news.stream().collect(Collectors.groupingBy(Envelope::county, LinkedHashMap::new, Collectors.toList()));
        return Flux.fromIterable(byCounty.entrySet())
                .concatMap(one -> hear(one.getKey(), one.getValue()).contextWrite(Scope.of(one.getKey())::in))
                .then();
    }

    private Mono<Void> hear(CountyCode county, List<Envelope> news) {
        var subjects = news.stream().collect(Collectors.groupingBy(Envelope::type, versions()));
        return refresh(
                        subjects.get(MERCHANT),
                        ids -> core.merchants(county, ids).flatMap(merchants::store))
                .then(refresh(
                        subjects.get(REACH), ids -> core.places(county, ids).flatMap(places::store)))
                .then(refresh(
                        subjects.get(POPULAR), ids -> core.popular(county, ids).flatMap(popular::store)))
                .then(listings(county, subjects.getOrDefault(LISTING, Map.of())));
    }

    private static java.util.stream.Collector<Envelope, ?, Map<String, Long>> versions() {
        return Collectors.toMap(Envelope::subject, Envelope::version, Math::max, LinkedHashMap::new);
    }

    private static Mono<Void> refresh(
            @org.jspecify.annotations.Nullable Map<String, Long> changed, Function<List<String>, Mono<Void>> keep) {
        return changed == null ? Mono.empty() : keep.apply(List.copyOf(changed.keySet()));
    }

    private Mono<Void> listings(CountyCode county, Map<String, Long> changed) {
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        var targets = open(county).zipWith(rebuilds.beside(), KeepUp::joined);
        return targets.flatMapMany(indices -> Flux.fromIterable(changed.entrySet())
                        .buffer(AT_ONCE)
                        .flatMap(some -> listings(county, versions(some), indices), SIDE_BY_SIDE))
                .then();
    }

    private Mono<Void> listings(CountyCode county, Map<String, Long> changed, List<String> indices) {
        return core.listings(county, List.copyOf(changed.keySet()))
                .map(listings -> entries(changed, listings))
                .flatMap(entries -> write(indices, entries));
    }

    private static Map<String, Long> versions(List<Map.Entry<String, Long>> changed) {
        return changed.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** An index that has to be opened is new or was lost; only a rebuild knows what else belongs into it. */
    private Mono<String> open(CountyCode county) {
        return shelves.unserved(List.of(county))
                .flatMap(lost -> lost.isEmpty() ? Mono.empty() : rebuilds.want())
                .then(shelves.open(county));
    }

    private static List<String> joined(String serving, List<String> beside) {
        var all = new ArrayList<>(beside);
        all.addFirst(serving);
        return all;
    }

    private Mono<Void> write(List<String> indices, List<Entry> entries) {
        return Flux.fromIterable(indices)
                .concatMap(index -> shelves.write(index, entries, lexicons.common(), false))
                .then();
    }

    /** What core no longer knows is buried under the version that was heard. */
    private static List<Entry> entries(Map<String, Long> changed, List<Listing> listings) {
        var gone = new LinkedHashMap<>(changed);
        var entries = new ArrayList<Entry>();
        for (var listing : listings) {
            gone.remove(listing.id().toString());
            entries.add(Entry.of(listing));
        }
        gone.forEach((id, version) -> entries.add(new Entry.Buried(ListingId.of(id), Listing.burialVersion(version))));
        return entries;
    }
}
