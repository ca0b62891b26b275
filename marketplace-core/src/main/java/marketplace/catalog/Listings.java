package marketplace.catalog;

import java.time.Clock;
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

    /** What a merchant shows, after an id. */
    public Mono<List<Listing>> listShownOf(MerchantId merchant, @Nullable ListingId after, int limit) {
        return list(
                "listings.shown-of-merchant",
                "merchant = :merchant and state = 'published' and id > :after order by id limit :limit",
                query -> query.bind("merchant", merchant)
                        .bind("after", after == null ? FIRST : after.value())
                        .bind("limit", Math.clamp(limit, 1, MOST)));
    }

    /** Those a merchant's own file calls by these keys, at most a thousand. */
    Mono<List<Listing>> listByKey(MerchantId merchant, Collection<String> keys) {
        return list(
                "listings.by-key",
                "merchant = :merchant and key = any(:keys)",
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

    /** The plain search when the index rests: German words in title, brand and text, best first, at most a hundred. */
    public Mono<List<Listing>> listMatching(String words, Collection<String> categories, int limit) {
        return list(
                "listings.matching",
                """
                state = 'published' and (:words = '' or words @@ websearch_to_tsquery('german', :words))
                  and (cardinality(:categories) = 0 or category = any(:categories))
                order by ts_rank(words, websearch_to_tsquery('german', :words)) desc, id limit :limit\
                """,
                query -> query.bind("words", words)
                        .bind("categories", categories.toArray(String[]::new))
                        .bind("limit", Math.clamp(limit, 1, 100)));
    }

    private Mono<List<Listing>> list(String name, String where, Function<Query, Query> values) {
        var text = "with l as (select found.*, row_number() over () as nth from (select * from catalog.listing"
                + " where county = :county and " + where + ") found) select " + ListingRows.COLUMNS + " from l"
                + ListingRows.JOIN + "order by l.nth, v.position";
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
