package marketplace.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.shared.Query;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes listings, many with one statement each for listings, variants and prices. */
final class ListingWriting {
    private final Sql sql;
    private final JsonMapper json;

    ListingWriting(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** New ones, and those whose stored version is the one before; says how many. */
    Mono<Long> listings(List<Listing> changed) {
        return with(
                        "listings.store",
                        """
                        insert into catalog.listing as l (county, id, merchant, key, place, pricing, category, title, description,
                          brand, facts, images, alts, state, reason, since, version, revision)
                        select :county, r.id, r.merchant, r.key, r.place, r.pricing, r.category, r.title, r.description,
                          r.brand, r.facts, r.images, r.alts, r.state, r.reason, r.since, r.version, 0
                        from jsonb_to_recordset(:rows::jsonb) as r (id uuid, merchant uuid, key text, place text, pricing text,
                          category text, title text, description text, brand text, facts jsonb, images text[], alts text[], state text,
                          reason text, since timestamptz, version bigint)
                        on conflict (county, id) do update set place = excluded.place, pricing = excluded.pricing,
                          category = excluded.category, title = excluded.title, description = excluded.description,
                          brand = excluded.brand, facts = excluded.facts, images = excluded.images,
                          alts = excluded.alts, state = excluded.state,
                          reason = excluded.reason, since = excluded.since, version = excluded.version, revision = 0
                        where l.version = excluded.version - 1
                        """,
                        changed.stream().map(ListingWriting::row).toList())
                .flatMap(Query::change);
    }

    /** Variants that are gone go; the stock of those that stay is not touched. */
    Mono<Void> variants(List<Listing> changed) {
        var rows = changed.stream().flatMap(listing -> rows(listing).stream()).toList();
        return gone(changed, rows).then(with("variants.store", """
            insert into catalog.variant (county, id, listing, merchant, position, name, sku, gtin, cents, tax,
              deposit_cents, deposit_kind, measure, amount, unit, pieces, drained_grams, loose, target_grams,
              tolerance, stock, light)
            select :county, r.* from jsonb_to_recordset(:rows::jsonb) as r (id uuid, listing uuid, merchant uuid,
              position int, name text, sku text, gtin text, cents bigint, tax text, deposit_cents bigint,
              deposit_kind text, measure text, amount bigint, unit text, pieces int, drained_grams bigint,
              loose boolean, target_grams int, tolerance int, stock int, light text)
            on conflict (county, id) do update set position = excluded.position, name = excluded.name,
              sku = excluded.sku, gtin = excluded.gtin, cents = excluded.cents, tax = excluded.tax,
              deposit_cents = excluded.deposit_cents, deposit_kind = excluded.deposit_kind,
              measure = excluded.measure, amount = excluded.amount, unit = excluded.unit,
              pieces = excluded.pieces, drained_grams = excluded.drained_grams, loose = excluded.loose,
              target_grams = excluded.target_grams, tolerance = excluded.tolerance
            """, rows).flatMap(Query::run));
    }

    private Mono<Void> gone(List<Listing> changed, List<Map<String, @Nullable Object>> rows) {
        var kept = rows.stream().map(row -> String.valueOf(row.get("id"))).toArray(String[]::new);
        return Scope.current()
                .flatMap(scope -> sql.named("variants.gone", """
                    delete from catalog.variant
                    where county = :county and listing = any(:listings) and id <> all(:kept::uuid[])
                    """)
                        .bind("county", scope.county())
                        .bind("listings", changed.stream().map(Listing::id).toList())
                        .bind("kept", kept)
                        .run());
    }

    /** What is offered at which price from now on, where that is new. */
    Mono<Void> prices(List<Listing> changed, Instant now) {
        return Scope.current()
                .flatMap(scope -> sql.named("prices.append", """
                    insert into catalog.price (county, variant, since, cents)
                    select v.county, v.id, :now, offered.cents
                    from catalog.variant v
                    join catalog.listing l on l.county = v.county and l.id = v.listing
                    cross join lateral (select case when l.state = 'published' then v.cents end as cents) offered
                    left join lateral (select p.cents from catalog.price p where p.county = v.county and p.variant = v.id
                      order by p.since desc, p.seq desc limit 1) last on true
                    where v.county = :county and v.listing = any(:listings) and offered.cents is distinct from last.cents
                    """)
                        .bind("county", scope.county())
                        .bind("now", now)
                        .bind("listings", changed.stream().map(Listing::id).toList())
                        .run());
    }

    private Mono<Query> with(String name, String text, List<Map<String, @Nullable Object>> rows) {
        return Scope.current()
                .map(scope -> sql.named(name, text)
                        .bind("county", scope.county())
                        .bind("rows", json.writeValueAsString(rows)));
    }

    private static Map<String, @Nullable Object> row(Listing listing) {
        var details = listing.details();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", listing.id());
        row.put("merchant", listing.merchant());
        row.put("key", listing.key());
        row.put("place", listing.place().value());
        row.put("pricing", details.pricing());
        row.put("category", details.category());
        row.put("title", details.title());
        row.put("description", details.description());
        row.put("brand", details.brand());
        row.put("facts", details.facts());
        row.put("images", details.images().stream().map(Image::hash).toList());
        row.put("alts", details.images().stream().map(Image::alt).toList());
        row.put("state", listing.state().word());
        row.put("reason", listing.state() instanceof ListingState.Hidden hidden ? hidden.reason() : null);
        row.put("since", listing.state().since());
        row.put("version", listing.version());
        return row;
    }

    private static List<Map<String, @Nullable Object>> rows(Listing listing) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var variant : listing.details().variants()) {
            var row = row(variant);
            row.put("listing", listing.id());
            row.put("merchant", listing.merchant());
            row.put("position", rows.size());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> row(Variant variant) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", variant.id());
        row.put("name", variant.name());
        row.put("sku", variant.sku());
        row.put("gtin", variant.gtin() == null ? null : variant.gtin().digits());
        row.put("cents", variant.price() == null ? null : variant.price().minor());
        row.put("tax", variant.tax());
        var deposit = variant.deposit();
        row.put("deposit_cents", deposit == null ? null : deposit.amount().minor());
        row.put("deposit_kind", deposit == null ? null : deposit.kind());
        row.putAll(measure(variant.measure()));
        row.put("stock", variant.supply() instanceof Supply.Counted counted ? counted.left() : null);
        row.put("light", variant.supply() instanceof Supply.Light light ? light : null);
        return row;
    }

    private static Map<String, @Nullable Object> measure(Measure measure) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        switch (measure) {
            case Measure.Piece _ -> row.put("measure", "piece");
            case Measure.Pack pack -> {
                row.put("measure", "pack");
                row.put("amount", pack.content().amount());
                row.put("unit", pack.content().unit());
                row.put("pieces", pack.pieces());
                row.put("drained_grams", pack.drainedGrams());
                row.put("loose", pack.loose());
            }
            case Measure.Weighed weighed -> {
                row.put("measure", "weighed");
                row.put("target_grams", weighed.targetGrams());
                row.put("tolerance", weighed.tolerance().value());
            }
        }
        return row;
    }
}
