package marketplace.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where news is stored in the transaction of its change. */
public final class Outbox {
    private static final int MOST_PAST = 5_000;

    private final Sql sql;
    private final JsonMapper json;
    private final Clock clock;
    private final Wake wake;

    Outbox(Sql sql, JsonMapper json, Clock clock, Wake wake) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.wake = wake;
    }

    /** In the transaction of the chain; followers are called once it commits. */
    public Mono<Void> append(List<News> news) {
        return news.isEmpty()
                ? Mono.empty()
                : Scope.current().flatMap(scope -> insert(news, scope)).then(wake.afterCommit());
    }

    public Mono<Void> append(News news) {
        return append(List.of(news));
    }

    /** News of what happened before, when a past is taken over: at its own time, by whom and by which channel it was. */
    public record Past(News news, Instant at, @Nullable AccountId by, String channel) {}

    /** All in one statement, in the transaction of the chain; at most {@value #MOST_PAST}. */
    public Mono<Void> appendPast(List<Past> past) {
        if (past.size() > MOST_PAST) {
            return Mono.error(new IllegalArgumentException("at most 5000 news of the past go at once"));
        }
        var rows = past.stream().map(one -> row(one)).toList();
        return Scope.current()
                .flatMap(scope -> sql.named("outbox.append-past", """
                    insert into outbox.event (county, id, type, type_version, subject, version, at,
                      "by", channel, place, cause, data)
                    select :county, r.id, r.type, r.type_version, r.subject, r.version, r.at,
                      r."by", r.channel, r.place, :cause, r.data
                    from jsonb_to_recordset(:rows::jsonb) as r (id uuid, type text, type_version int, subject text,
                      version bigint, at timestamptz, "by" uuid, channel text, place text, data jsonb)
                    """)
                        .bind("county", scope.county())
                        .bind("cause", Envelope.PAST)
                        .bind("rows", json.writeValueAsString(rows))
                        .run())
                .then(wake.afterCommit());
    }

    /** One statement, however much news; the rows keep its order. */
    private Mono<Void> insert(List<News> news, Scope scope) {
        return sql.named("outbox.append", """
            insert into outbox.event (county, id, type, type_version, subject, version, at,
              "by", acting_for, channel, place, cause, data)
            select :county, r.id, r.type, r.type_version, r.subject, r.version, :at,
              :by, :actingFor, :channel, r.place, :cause, r.data
            from jsonb_to_recordset(:rows::jsonb) as r (id uuid, type text, type_version int, subject text,
              version bigint, place text, data jsonb)
            """)
                .bind("county", scope.county())
                .bind("at", clock.instant())
                .bind("by", scope.by(), UUID.class)
                .bind("actingFor", scope.actingFor(), UUID.class)
                .bind("channel", scope.channel())
                .bind("cause", scope.cause(), String.class)
                .bind(
                        "rows",
                        json.writeValueAsString(
                                news.stream().map(one -> row(one)).toList()))
                .run();
    }

    private static Map<String, @Nullable Object> row(News news) {
        var type = News.typeOf(news.getClass());
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", Uuids.fresh());
        row.put("type", type.value());
        row.put("type_version", type.version());
        row.put("subject", news.subject());
        row.put("version", news.version());
        row.put("place", news.place());
        row.put("data", news);
        return row;
    }

    private static Map<String, @Nullable Object> row(Past past) {
        var row = row(past.news());
        row.put("at", past.at());
        row.put("by", past.by());
        row.put("channel", past.channel());
        return row;
    }
}
