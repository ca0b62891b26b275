package marketplace.catalog;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.outbox.Change;
import marketplace.outbox.News;
import marketplace.outbox.Outbox;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.Query;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The listings of the county of the chain. */
@Component
public class Listings {
    public static final int MOST = 1_000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);
    private static final String MATCHING = """
        state = 'published' and (:words = '' or words @@ websearch_to_tsquery('german', :words))
          and (cardinality(:categories::text[]) = 0 or category = any(:categories))
          and (cardinality(:merchants::uuid[]) = 0 or merchant = any(:merchants)) and pricing = any(:pricings)
          and (not :priced or exists (select from catalog.variant v where v.county = :county and v.listing = listing.id
            and v.cents between :from and :to))\
        """;

    /** Kept from the planner, who would read all variants of a county it has no figures of yet for each listing. */
    private static final String VARIANTS = """
         cross join lateral (select * from catalog.variant where county = l.county and listing = l.id offset 0) v\
        """;

    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;
    private final ListingRows rows;
    private final ListingWriting writing;

    Listings(Sql sql, Outbox outbox, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
        this.rows = new ListingRows(json);
        this.writing = new ListingWriting(sql, json);
    }

    public Mono<Listing> get(ListingId id) {
        return find(id).switchIfEmpty(Mono.error(ListingRefused.Absent::new));
    }

    public Mono<Listing> find(ListingId id) {
        return listAll(List.of(id)).mapNotNull(found -> found.isEmpty() ? null : found.getFirst());
    }

    /** Which edition of a published listing there is; little is read for it. */
    public Mono<Listing.Edition> edition(ListingId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("listings.edition", """
                    select merchant, version, revision, array(select coalesce((stock > 0)::text, light)
                      from catalog.variant v where v.county = l.county and v.listing = l.id order by position) as supply
                    from catalog.listing l where county = :county and id = :id and state = 'published'
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(row -> new Listing.Edition(
                                new MerchantId(row.uuid("merchant")),
                                row.number("version"),
                                row.count("revision"),
                                row.texts("supply"))));
    }

    /** Those of these that are there, at most a thousand, in the order of their ids. */
    public Mono<List<Listing>> listAll(Collection<ListingId> ids) {
        return list(
                "listings.by-ids",
                "id = any(:ids)",
                query -> query.bind("ids", ids.stream().limit(MOST).toList()));
    }

    /** Published ones after an id, for the index. */
    public Mono<List<Listing>> listShown(@Nullable ListingId after, int limit) {
        return list(
                "listings.shown",
                "state = 'published' and id > :after order by id limit :limit",
                query -> query.bind("after", after == null ? FIRST : after.value())
                        .bind("limit", Math.clamp(limit, 1, MOST)));
    }

    /** A merchant's listings after an id, whatever their state. */
    public Mono<List<Listing>> listOf(MerchantId merchant, @Nullable ListingId after, int limit) {
        return list(
                "listings.of-merchant",
                "merchant = :merchant and id > :after order by id limit :limit",
                query -> query.bind("merchant", merchant)
                        .bind("after", after == null ? FIRST : after.value())
                        .bind("limit", Math.clamp(limit, 1, MOST)));
    }

    /**
     * Which of a merchant's listings.
     *
     * @param state its word; empty: any
     * @param words of the title; empty: any
     */
    public record Wanted(
            String state, String words, @Nullable ListingId before, int limit) {}

    /** A merchant's listings as she looks for them, the newest first. */
    public Mono<List<Listing>> list(MerchantId merchant, Wanted wanted) {
        return list(
                "listings.wanted",
                """
                merchant = :merchant and id < :before and (:state = '' or state = :state)
                  and strpos(lower(title), lower(:words)) > 0
                order by id desc limit :limit\
                """,
                query -> query.bind("merchant", merchant)
                        .bind(
                                "before",
                                wanted.before() == null ? LAST : wanted.before().value())
                        .bind("state", wanted.state())
                        .bind("words", wanted.words())
                        .bind("limit", Math.clamp(wanted.limit(), 1, MOST)));
    }

    /** What a merchant shows, after an id. */
    public Mono<List<Listing>> listShownOf(MerchantId merchant, @Nullable ListingId after, int limit) {
        return list(
                "listings.shown-of-merchant",
                "merchant = :merchant and state = 'published' and id > :after order by id limit :limit",
                query -> query.bind("merchant", merchant)
                        .bind("after", after == null ? FIRST : after.value())
                        .bind("limit", Math.clamp(limit, 1, MOST)));
    }

    /** How many listings a merchant has in which state, by its word. */
    public Mono<Map<String, Long>> count(MerchantId merchant) {
        return Scope.current()
                .flatMap(scope -> sql.named("listings.count", """
                    select state, count(*) as n from catalog.listing
                    where county = :county and merchant = :merchant group by state
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .list(row -> Map.entry(row.text("state"), row.number("n"))))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Those a merchant's own file calls by these keys, at most a thousand. */
    Mono<List<Listing>> listByKey(MerchantId merchant, Collection<String> keys) {
        return list(
                "listings.by-key",
                "merchant = :merchant and (key = any(:keys) or key is null and id::text = any(:keys))",
                query -> query.bind("merchant", merchant).bind("keys", keys.toArray(String[]::new)));
    }

    /** Which listings of a merchant have which of these SKUs. */
    Mono<Map<String, ListingId>> skusOf(MerchantId merchant, Collection<String> skus) {
        return Scope.current()
                .flatMap(scope -> sql.named("variants.by-sku", """
                    select sku, listing from catalog.variant
                    where county = :county and merchant = :merchant and sku = any(:skus)
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("skus", skus.toArray(String[]::new))
                        .list(row -> Map.entry(row.text("sku"), new ListingId(row.uuid("listing")))))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * What the plain search looks for.
     *
     * @param words German, matched in title, brand and text; empty matches all
     * @param categories their codes; none means any
     * @param from cents, inclusive
     * @param to cents, inclusive
     */
    public record Matching(
            String words,
            Collection<String> categories,
            Collection<MerchantId> merchants,
            Pricing.@Nullable Kind kind,
            @Nullable Long from,
            @Nullable Long to) {
        private List<String> pricings() {
            return Arrays.stream(Pricing.values())
                    .filter(pricing -> kind == null || pricing.kind() == kind)
                    .map(Pricing::name)
                    .toList();
        }
    }

    /** The plain search while the index rests: best first, at most a hundred after so many. */
    public Mono<List<Listing>> listMatching(Matching matching, int after, int limit) {
        return list(
                "listings.matching",
                MATCHING + " order by ts_rank(words, websearch_to_tsquery('german', :words)) desc, id"
                        + " offset :after limit :limit",
                query -> bind(matching, query).bind("after", after).bind("limit", Math.clamp(limit, 1, 100)));
    }

    /** How many there are, counted up to a thousand. */
    public Mono<Integer> countMatching(Matching matching) {
        var text = "select count(*) as n from (select from catalog.listing where county = :county and " + MATCHING
                + " limit :most) found";
        return Scope.current()
                .flatMap(scope -> bind(matching, sql.named("listings.count-matching", text))
                        .bind("county", scope.county())
                        .bind("most", MOST)
                        .find(row -> row.count("n")));
    }

    private static Query bind(Matching matching, Query query) {
        return query.bind("words", matching.words())
                .bind("categories", matching.categories().toArray(String[]::new))
                .bind(
                        "merchants",
                        matching.merchants().stream().map(MerchantId::value).toArray(UUID[]::new))
                .bind("pricings", matching.pricings())
                .bind("priced", matching.from() != null || matching.to() != null)
                .bind("from", matching.from() == null ? 0 : matching.from())
                .bind("to", matching.to() == null ? Long.MAX_VALUE : matching.to());
    }

    private Mono<List<Listing>> list(String name, String where, Function<Query, Query> values) {
        var text = "with l as (select found.*, row_number() over () as nth from (select * from catalog.listing"
                + " where county = :county and " + where + ") found) select " + ListingRows.COLUMNS + " from l"
                + VARIANTS + " order by l.nth, v.position";
        return Scope.current()
                .flatMap(scope -> values.apply(sql.named(name, text).bind("county", scope.county()))
                        .list(rows::read))
                .map(ListingRows::whole);
    }

    /** Stores the change with its prices and its news, or nothing. */
    Mono<Listing> store(Change<Listing> change) {
        return storeAll(List.of(change)).thenReturn(change.next());
    }

    /** The same for at most a thousand at once. */
    Mono<Void> storeAll(Collection<Change<Listing>> changes) {
        var changed = changes.stream()
                .filter(change -> !change.isNone())
                .map(Change::next)
                .toList();
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        var news = changes.stream()
                .flatMap(change -> change.news().stream())
                .<News>map(one -> one)
                .toList();
        return sql.together(writing.listings(changed)
                        .flatMap(stored -> allOf(changed, stored))
                        .then(Mono.defer(() -> writing.variants(changed)))
                        .then(Mono.defer(() -> writing.prices(changed, clock.instant())))
                        .then(Mono.defer(() -> outbox.append(news))))
                .onErrorMap(DuplicateKeyException.class, _ -> new ListingRefused.SkuTaken());
    }

    private static Mono<Void> allOf(List<Listing> changed, long stored) {
        return stored == changed.size()
                ? Mono.empty()
                : Mono.error(new Overtaken(changed.getFirst().id()));
    }
}
