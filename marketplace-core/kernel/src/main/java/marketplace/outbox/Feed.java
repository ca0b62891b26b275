package marketplace.outbox;

import static marketplace.shared.AcrossCounties.FEED;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.Row;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * All news of this service, complete: a read stops before the oldest transaction still running, since a serial alone
 * would lose what a slow transaction commits late.
 */
public final class Feed implements NewsSource {
    public static final int MOST = 500;
    /** Of the data of a page, which a client takes into memory as a whole; three bytes each at most. */
    static final int MOST_CHARACTERS = 1_000_000;

    private final Sql sql;
    private final JsonMapper json;

    Feed(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** All news, whatever their type. */
    public Mono<FeedPage> after(String position, int limit) {
        return after(position, Set.of(), limit);
    }

    @Override
    public Mono<FeedPage> after(String position, Set<String> types, int limit) {
        return Mono.fromSupplier(() -> Cursor.of(position))
                .flatMap(cursor -> read(cursor, types, Math.clamp(limit, 1, MOST)))
                .map(looked -> page(position, looked));
    }

    private static FeedPage page(String position, List<Looked> all) {
        if (all.isEmpty()) {
            return new FeedPage(List.of(), position, false);
        }
        var looked = fitting(all);
        return new FeedPage(
                looked.stream()
                        .map(Looked::news)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList(),
                looked.getLast().cursor(),
                looked.size() < all.size() || looked.getLast().isFull());
    }

    /** As many as fit a page; always the first. */
    private static List<Looked> fitting(List<Looked> all) {
        var page = new ArrayList<Looked>();
        var characters = 0L;
        for (var one : all) {
            characters += one.characters();
            if (characters > MOST_CHARACTERS && !page.isEmpty()) {
                break;
            }
            page.add(one);
        }
        return page;
    }

    /**
     * A place in the feed, and the news there if it is one of those asked for.
     *
     * @param isFull whether the look reached its limit
     * @param characters the length of the news' data
     */
    private record Looked(
            String cursor, boolean isFull, @Nullable Envelope news, int characters) {}

    /** The position of now: before everything still running, after everything that ended before it. */
    Mono<String> now() {
        return sql.across(FEED, "outbox.now", """
            select outbox.generation() as generation, pg_snapshot_xmin(pg_current_snapshot())::text as tx
            """).find(row -> row.count("generation") + "." + row.text("tx") + ".0");
    }

    /**
     * What is wanted of the next news, and the last of them wanted or not. The cursor is kept from the planner, which takes
     * a comparison of rows for one of their first column and would read and sort all that follows.
     */
    private Mono<List<Looked>> read(Cursor cursor, Set<String> types, int limit) {
        return sql.across(FEED, "outbox.feed", """
            with cursor as materialized (
              select :generation::int as generation, :tx::xid8 as tx, :seq::bigint as seq,
                outbox.generation() as this_generation, pg_snapshot_xmin(pg_current_snapshot()) as running
            ), page as (
              select * from outbox.event
              where (generation, tx, seq)
                > ((select generation from cursor), (select tx from cursor), (select seq from cursor))
              order by generation, tx, seq
              limit :limit
            ), looked as (
              select *, cardinality(:types::text[]) = 0 or type = any(:types::text[]) as wanted,
                lead(seq) over (order by generation, tx, seq) is null as last,
                (select count(*) from page) = :limit as is_full
              from page
              where (generation, tx) < ((select this_generation from cursor), (select running from cursor))
            )
            select *, tx::text as tx_text, case when wanted then data::text end as data_text
            from looked where wanted or last
            order by generation, tx, seq
            """)
                .bind("generation", cursor.generation())
                .bind("tx", cursor.transaction())
                .bind("seq", cursor.seq())
                .bind("types", types)
                .bind("limit", limit)
                .list(this::looked);
    }

    private Looked looked(Row row) {
        return row.flag("wanted")
                ? new Looked(
                        cursor(row),
                        row.flag("is_full"),
                        envelope(row),
                        row.text("data_text").length())
                : new Looked(cursor(row), row.flag("is_full"), null, 0);
    }

    private static String cursor(Row row) {
        return "%d.%s.%d".formatted(row.count("generation"), row.text("tx_text"), row.number("seq"));
    }

    private Envelope envelope(Row row) {
        return new Envelope(
                row.uuid("id"),
                row.text("type"),
                row.count("type_version"),
                row.text("subject"),
                row.number("version"),
                row.instant("at"),
                row.county(),
                account(row.findUuid("by")),
                account(row.findUuid("acting_for")),
                row.text("channel"),
                row.findText("place"),
                row.findText("cause"),
                cursor(row),
                json.readTree(row.text("data_text")));
    }

    private static @Nullable AccountId account(@Nullable UUID id) {
        return Optional.ofNullable(id).map(AccountId::new).orElse(null);
    }
}
