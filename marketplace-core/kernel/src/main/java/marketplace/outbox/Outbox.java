package marketplace.outbox;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where news is stored in the transaction of its change. */
public final class Outbox {
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

    private Mono<Void> insert(List<News> news, Scope scope) {
        return Flux.fromIterable(news).concatMap(one -> insert(one, scope)).then();
    }

    private Mono<Void> insert(News news, Scope scope) {
        var type = News.typeOf(news.getClass());
        return sql.named("outbox.append", """
            insert into outbox.event (county, id, type, type_version, subject, version, at,
              "by", acting_for, channel, place, cause, data)
            values (:county, :id, :type, :typeVersion, :subject, :version, :at,
              :by, :actingFor, :channel, :place, :cause, :data::jsonb)
            """)
                .bind("county", scope.county())
                .bind("id", Uuids.fresh())
                .bind("type", type.value())
                .bind("typeVersion", type.version())
                .bind("subject", news.subject())
                .bind("version", news.version())
                .bind("at", clock.instant())
                .bind("by", scope.by(), UUID.class)
                .bind("actingFor", scope.actingFor(), UUID.class)
                .bind("channel", scope.channel())
                .bind("place", news.place(), String.class)
                .bind("cause", scope.cause(), String.class)
                .bind("data", json.writeValueAsString(news))
                .run();
    }
}
