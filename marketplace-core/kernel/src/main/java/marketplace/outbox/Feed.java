package marketplace.outbox;

import static marketplace.shared.AcrossCounties.FEED;

import java.util.List;
import java.util.Optional;
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

    private final Sql sql;
    private final JsonMapper json;

    Feed(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Mono<FeedPage> after(String position, int limit) {
        return Mono.fromSupplier(() -> Cursor.of(position))
                .flatMap(cursor -> read(cursor, Math.clamp(limit, 1, MOST)))
                .map(events -> new FeedPage(
                        events, events.isEmpty() ? position : events.getLast().cursor()));
    }

    /** The position of now: before everything still running, after everything that ended before it. */
    Mono<String> now() {
        return sql.across(FEED, "outbox.now", """
            select outbox.generation() as generation, pg_snapshot_xmin(pg_current_snapshot())::text as tx
            """).find(row -> row.count("generation") + "." + row.text("tx") + ".0");
    }

    private Mono<List<Envelope>> read(Cursor cursor, int limit) {
        return sql.across(FEED, "outbox.feed", """
            select *, tx::text as tx_text, data::text as data_text
            from outbox.event
            where (generation, tx, seq) > (:generation, :tx::xid8, :seq)
              and (generation < outbox.generation() or tx < pg_snapshot_xmin(pg_current_snapshot()))
            order by generation, tx, seq
            limit :limit
            """)
                .bind("generation", cursor.generation())
                .bind("tx", cursor.transaction())
                .bind("seq", cursor.seq())
                .bind("limit", limit)
                .list(this::envelope);
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
                row.findText("traceparent"),
                "%d.%s.%d".formatted(row.count("generation"), row.text("tx_text"), row.number("seq")),
                json.readTree(row.text("data_text")));
    }

    private static @Nullable AccountId account(@Nullable UUID id) {
        return Optional.ofNullable(id).map(AccountId::new).orElse(null);
    }
}
