package marketplace.search.following;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import marketplace.outbox.NewsSource;
import marketplace.outbox.RemoteFeed;
import marketplace.search.listings.Listing;
import marketplace.search.merchants.Merchant;
import marketplace.search.popular.PopularPlace;
import marketplace.search.reach.Place;
import marketplace.shared.CountyCode;
import marketplace.shared.web.ServiceTokens.Calls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks core for the words behind its news. */
@Component
class Core {

    static final int PAGE = 1000;

    /** So that the request line stays below 4 KB. */
    private static final int IDS_AT_ONCE = 80;

    /** Such questions under way side by side. */
    private static final int SIDE_BY_SIDE = 4;

    private final WebClient client;
    private final CoreSettings settings;

    Core(Calls calls, CoreSettings settings) {
        this.client = calls.to(settings.url())
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs()
                        .maxInMemorySize(Math.toIntExact(settings.largest().toBytes())))
                .build();
        this.settings = settings;
    }

    record Listings(List<Listing> listings, @Nullable String next) {}

    record Merchants(List<Merchant> merchants, @Nullable String next) {}

    record Places(List<Place> places, @Nullable String next) {}

    record Popular(List<PopularPlace> places) {}

    NewsSource feed() {
        return new RemoteFeed(client);
    }

    Mono<List<Listing>> listings(CountyCode county, List<String> ids) {
        return byIds("listings", county, ids, Listings.class, Listings::listings);
    }

    Mono<List<Merchant>> merchants(CountyCode county, List<String> ids) {
        return byIds("merchants", county, ids, Merchants.class, Merchants::merchants);
    }

    Mono<List<Place>> places(CountyCode county, List<String> ids) {
        return byIds("reach", county, ids, Places.class, Places::places);
    }

    Mono<List<PopularPlace>> popular(CountyCode county, List<String> ids) {
        return byIds("popular", county, ids, Popular.class, Popular::places);
    }

    /** What rises in every place: some dozen listings each. */
    Mono<List<PopularPlace>> allPopular(CountyCode county) {
        return get("popular", county, "ids", "", Popular.class).map(Popular::places);
    }

    /** All published listings, page by page, the next asked for when the last is taken. */
    Flux<List<Listing>> allListings(CountyCode county) {
        return pages("listings", county, Listings.class, Listings::next).map(Listings::listings);
    }

    Flux<List<Merchant>> allMerchants(CountyCode county) {
        return pages("merchants", county, Merchants.class, Merchants::next).map(Merchants::merchants);
    }

    Flux<List<Place>> allPlaces(CountyCode county) {
        return pages("reach", county, Places.class, Places::next).map(Places::places);
    }

    private <P, T> Mono<List<T>> byIds(
            String what, CountyCode county, List<String> ids, Class<P> page, Function<P, List<T>> content) {
        return Flux.fromIterable(ids)
                .buffer(IDS_AT_ONCE)
                .flatMapSequential(some -> get(what, county, "ids", String.join(",", some), page), SIDE_BY_SIDE)
                .flatMapIterable(content)
                .collectList();
    }

    private <P> Flux<P> pages(String what, CountyCode county, Class<P> page, Function<P, @Nullable String> next) {
        return get(what, county, "after", "", page)
                .expand(one -> next.apply(one) == null
                        ? Mono.empty()
                        : get(what, county, "after", Objects.requireNonNull(next.apply(one)), page));
    }

    private <P> Mono<P> get(String what, CountyCode county, String name, String value, Class<P> page) {
        return client.get()
                .uri(uri -> uri.path("/internal/" + what)
                        .queryParam("county", county)
                        .queryParam("limit", PAGE)
                        .queryParamIfPresent(
                                name, value.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(value))
                        .build())
                .retrieve()
                .bodyToMono(page)
                .timeout(settings.timeout());
    }
}
