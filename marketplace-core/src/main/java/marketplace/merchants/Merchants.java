package marketplace.merchants;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.outbox.Change;
import marketplace.outbox.Outbox;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.Query;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The merchants of the county of the chain. */
@Component
public class Merchants {
    public static final int MOST = 1_000;
    private static final int MOST_NAMESAKES = 200;
    private static final int MOST_DECISIONS = 100;
    /** Where the last group of an id in text begins, its hyphen included. */
    private static final int UUID_TAIL = 23;

    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    Merchants(Sql sql, Outbox outbox, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    public Mono<Merchant> get(MerchantId id) {
        return find(id).switchIfEmpty(Mono.error(MerchantRefused.Absent::new));
    }

    public Mono<Merchant> find(MerchantId id) {
        return one("merchants.by-id", "id = :id", query -> query.bind("id", id));
    }

    /** The version of a merchant there is; little is read for it. */
    public Mono<Long> version(MerchantId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.version", """
                    select version from merchants.merchant where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(row -> row.number("version")));
    }

    public Mono<Merchant> findBySlug(String slug) {
        return one("merchants.by-slug", "slug = :slug", query -> query.bind("slug", slug));
    }

    /** Those of these that are there, at most a thousand. */
    public Mono<List<Merchant>> listAll(Collection<MerchantId> ids) {
        return list(
                "merchants.by-ids",
                "id = any(:ids)",
                query -> query.bind("ids", ids.stream().limit(MOST).toList()));
    }

    /** All after an id, whatever their state. */
    public Mono<List<Merchant>> list(@Nullable MerchantId after, int limit) {
        return list("merchants.after", "id > :after order by id limit :limit", query -> page(query, after, limit));
    }

    /** All in one state after an id. */
    public Mono<List<Merchant>> listIn(String state, @Nullable MerchantId after, int limit) {
        return list(
                "merchants.in-state",
                "state = :state and id > :after order by id limit :limit",
                query -> page(query.bind("state", state), after, limit));
    }

    /** Those who may be found and have these words in their name, at most a hundred, those with us first. */
    public Mono<List<Merchant>> listCalled(String words, int limit) {
        return list(
                "merchants.called", """
                state in ('approved', 'unclaimed') and position(lower(:words) in lower(name)) > 0
                order by state, name, id limit :limit\
                """, query -> query.bind("words", words).bind("limit", Math.clamp(limit, 1, 100)));
    }

    /** Those with us, nearest first, at most a hundred. */
    public Mono<List<Merchant>> listNear(GeoPoint point, int limit) {
        return list(
                "merchants.near",
                """
                state = 'approved' and latitude is not null
                order by power(latitude - :latitude, 2) + power((longitude - :longitude) * :squeeze, 2), id limit :limit\
                """,
                query -> query.bind("latitude", point.latitude())
                        .bind("longitude", point.longitude())
                        .bind("squeeze", Math.cos(Math.toRadians(point.latitude())))
                        .bind("limit", Math.clamp(limit, 1, 100)));
    }

    /** How many are in which state, by its word. */
    public Mono<Map<String, Long>> count() {
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.count", """
                    select state, count(*) as n from merchants.merchant where county = :county group by state
                    """)
                        .bind("county", scope.county())
                        .list(row -> Map.entry(row.text("state"), row.number("n"))))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Where she stood when and what was said with it, the newest first, at most a hundred; without edits between. */
    public Mono<List<Decision>> decisions(MerchantId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.decisions", """
                    select state, note, at from (
                      select state, note, at, version, lag(state) over (order by version) as before
                      from merchants.decision where county = :county and merchant = :merchant) step
                    where state is distinct from before order by version desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", id)
                        .bind("most", MOST_DECISIONS)
                        .list(row -> new Decision(row.text("state"), row.findText("note"), row.instant("at"))));
    }

    /** What the profile of this address has become part of. */
    public Mono<Merchant> findSuccessor(String slug) {
        return one(
                "merchants.successor",
                "id = (select m.became from merchants.merchant m where m.county = :county and m.slug = :slug)",
                query -> query.bind("slug", slug));
    }

    /** From now on its address leads to the other. */
    Mono<Merchant> lead(Merchant from, Merchant to) {
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.lead", """
                    update merchants.merchant set became = :to where county = :county and id = :from
                    """)
                        .bind("to", to.id())
                        .bind("county", scope.county())
                        .bind("from", from.id())
                        .run())
                .thenReturn(to);
    }

    Mono<List<Merchant>> listByOsm(Collection<String> elements) {
        return list("merchants.by-osm", "osm = any(:osm)", query -> query.bind("osm", elements.toArray(String[]::new)));
    }

    /** How a name stands in an address when nobody else has it. */
    public String slugOf(String name) {
        return Slug.of(name);
    }

    /** The first of name, name-2, name-3 … nobody has; after {@value #MOST_NAMESAKES} namesakes one with chance in it. */
    Mono<String> freeSlug(String name) {
        var base = Slug.of(name);
        var wanted = IntStream.rangeClosed(1, MOST_NAMESAKES)
                .mapToObj(nth -> nth == 1 ? base : base + "-" + nth)
                .toList();
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.free-slug", """
                    select w.slug from unnest(:wanted::text[]) with ordinality as w (slug, nth)
                    where not exists (select from merchants.merchant m where m.county = :county and m.slug = w.slug)
                    order by w.nth limit 1
                    """)
                        .bind("county", scope.county())
                        .bind("wanted", wanted)
                        .find(row -> row.text("slug")))
                .switchIfEmpty(Mono.fromSupplier(
                        () -> base + MerchantId.fresh().toString().substring(UUID_TAIL)));
    }

    Mono<Merchant> store(Change<Merchant> change) {
        return change.isNone() ? Mono.just(change.next()) : sql.together(storing(change));
    }

    private Mono<Merchant> storing(Change<Merchant> change) {
        return write(change.next())
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> new Overtaken(change.next().slug()))
                .flatMap(stored -> stored == 1
                        ? Mono.just(stored)
                        : Mono.error(new Overtaken(change.next().id())))
                .then(Mono.defer(() -> log(change.next())))
                .then(Mono.defer(() -> outbox.append(change.news())))
                .thenReturn(change.next());
    }

    private Mono<Long> write(Merchant merchant) {
        var point = merchant.profile().address().point();
        var place = merchant.place();
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.store", """
                    insert into merchants.merchant as m (county, id, slug, osm, state, since, note, name, trade, place,
                      latitude, longitude, content, version)
                    values (:county, :id, :slug, :osm, :state, :since, :note, :name, :trade, :place,
                      :latitude, :longitude, :content::jsonb, :version)
                    on conflict (county, id) do update set state = excluded.state, since = excluded.since,
                      note = excluded.note, name = excluded.name, trade = excluded.trade, place = excluded.place,
                      osm = excluded.osm, latitude = excluded.latitude, longitude = excluded.longitude,
                      content = excluded.content, version = excluded.version
                    where m.version = excluded.version - 1
                    """)
                        .bind("county", scope.county())
                        .bind("id", merchant.id())
                        .bind("slug", merchant.slug())
                        .bind("osm", merchant.osm(), String.class)
                        .bind("state", merchant.state().word())
                        .bind("since", merchant.state().since())
                        .bind("note", merchant.state().note(), String.class)
                        .bind("name", merchant.profile().name())
                        .bind("trade", merchant.profile().trade())
                        .bind("place", place == null ? null : place.value(), String.class)
                        .bind("latitude", point == null ? null : point.latitude(), Double.class)
                        .bind("longitude", point == null ? null : point.longitude(), Double.class)
                        .bind("content", json.writeValueAsString(merchant.content()))
                        .bind("version", merchant.version())
                        .change());
    }

    private Mono<Void> log(Merchant merchant) {
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.log", """
                    insert into merchants.decision (county, merchant, version, state, note, "by", at)
                    values (:county, :merchant, :version, :state, :note, :by, :at)
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant.id())
                        .bind("version", merchant.version())
                        .bind("state", merchant.state().word())
                        .bind("note", merchant.state().note(), String.class)
                        .bind("by", scope.by(), UUID.class)
                        .bind("at", clock.instant())
                        .run());
    }

    private Mono<Merchant> one(String name, String where, Function<Query, Query> values) {
        return list(name, where, values).mapNotNull(found -> found.isEmpty() ? null : found.getFirst());
    }

    private Mono<List<Merchant>> list(String name, String where, Function<Query, Query> values) {
        var text = "select id, slug, osm, state, since, note, content::text as content, version"
                + " from merchants.merchant where county = :county and " + where;
        return Scope.current()
                .flatMap(scope -> values.apply(sql.named(name, text).bind("county", scope.county()))
                        .list(this::merchant));
    }

    private static Query page(Query query, @Nullable MerchantId after, int limit) {
        return query.bind("after", after == null ? FIRST : after.value()).bind("limit", Math.clamp(limit, 1, MOST));
    }

    private Merchant merchant(Row row) {
        return new Merchant(
                new Merchant.Identity(new MerchantId(row.uuid("id")), row.text("slug"), row.findText("osm")),
                json.readValue(row.text("content"), Merchant.Content.class),
                MerchantState.of(row.text("state"), row.instant("since"), row.findText("note")),
                row.number("version"));
    }
}
