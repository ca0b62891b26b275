package marketplace.finding;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.catalog.Categories;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.catalog.Listings.Matching;
import marketplace.catalog.Pricing;
import marketplace.counties.Counties;
import marketplace.finding.Found.Facets;
import marketplace.finding.Found.Groups;
import marketplace.finding.Found.Reason;
import marketplace.finding.Found.Who;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.shared.MerchantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * German words in titles and texts, matched by PostgreSQL, with category, kind, merchant, price and paging; diets,
 * distance and ways wait for search. Shops are matched by their names.
 */
@Component
class PlainFind {
    private static final int MOST_SHOPS = 6;

    private final Listings listings;
    private final Merchants merchants;
    private final Categories categories;
    private final Counties counties;
    private final Clock clock;

    PlainFind(Listings listings, Merchants merchants, Categories categories, Counties counties, Clock clock) {
        this.listings = listings;
        this.merchants = merchants;
        this.categories = categories;
        this.counties = counties;
        this.clock = clock;
    }

    private record Rows(List<Listing> hits, int total, List<Merchant> called, BusinessTime time) {
        List<MerchantId> sellers() {
            return hits.stream().map(Listing::merchant).distinct().toList();
        }

        /** Only what somebody sells who may. */
        Rows of(List<Merchant> sellers) {
            var selling = sellers.stream()
                    .filter(Merchant::isSelling)
                    .map(Merchant::id)
                    .collect(Collectors.toSet());
            var shown = hits.stream()
                    .filter(hit -> selling.contains(hit.merchant()))
                    .toList();
            return new Rows(shown, total - (hits.size() - shown.size()), called, time);
        }
    }

    Mono<Found> answer(Question question) {
        var matching = matching(question);
        var hits = listings.listMatching(matching, (question.page() - 1) * Question.PER_PAGE, Question.PER_PAGE);
        return Mono.zip(hits, listings.countMatching(matching), called(question), counties.here())
                .map(found -> new Rows(
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        new BusinessTime(found.getT4().land())))
                .flatMap(rows ->
                        merchants.listAll(rows.sellers()).map(sellers -> found(question, rows.of(sellers), sellers)));
    }

    private Matching matching(Question question) {
        var filters = question.filters();
        return new Matching(
                question.words(),
                filters.category() == null ? List.of() : categories.below(filters.category()),
                filters.merchant() == null ? List.of() : List.of(filters.merchant()),
                filters.kind() == null
                        ? null
                        : Pricing.Kind.valueOf(filters.kind().toUpperCase(Locale.ROOT)),
                filters.priceFrom(),
                filters.priceTo());
    }

    private Mono<List<Merchant>> called(Question question) {
        return question.words().isEmpty() ? Mono.just(List.of()) : merchants.listCalled(question.words(), MOST_SHOPS);
    }

    private Found found(Question question, Rows rows, List<Merchant> sellers) {
        var plain = new ShopsAsFound(question.home(), rows.time(), clock.instant());
        var pages = Math.clamp((rows.total() + Question.PER_PAGE - 1) / Question.PER_PAGE, 1, Question.LAST_PAGE);
        return new Found(
                rows.total(),
                question.page(),
                pages,
                List.of(),
                List.of(),
                new Groups(rows.total(), 0, rows.called().size(), 0),
                rows.hits().stream().map(PlainHits::hit).toList(),
                rows.called().stream().map(PlainFind::who).toList(),
                List.of(),
                byId(plain, sellers, rows.called()),
                Facets.NONE,
                true);
    }

    private static Who who(Merchant merchant) {
        return new Who(
                merchant.id().value(),
                List.of(new Reason("merchant", merchant.profile().name(), null)));
    }

    private static Map<UUID, Found.Shop> byId(
            ShopsAsFound plain, Collection<Merchant> sellers, Collection<Merchant> called) {
        return Stream.concat(sellers.stream(), called.stream())
                .collect(Collectors.toMap(one -> one.id().value(), Function.identity(), (one, _) -> one))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> plain.shop(one.getValue())));
    }
}
