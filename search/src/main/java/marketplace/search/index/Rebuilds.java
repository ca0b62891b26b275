package marketplace.search.index;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import marketplace.shared.AcrossCounties;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which counties are to be rebuilt, which are being rebuilt, and how the last one ended. */
@Component
public class Rebuilds {

    /** A rebuild that was not heard of for so long is begun anew by whoever sees it. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Sql sql;
    private final Clock clock;

    Rebuilds(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * How a rebuild stands.
     *
     * @param done listings written so far
     * @param reason why it failed, if it did
     */
    public record Standing(
            String state, long done, @Nullable String reason) {}

    /** Asks for a rebuild of the county in scope; one under way goes on. */
    public Mono<Void> want() {
        return Scope.current()
                .flatMap(scope -> sql.named("rebuild.want", """
                    insert into index.rebuild (county, state, beat_at) values (:county, 'wanted', :now)
                    on conflict (county) do update set state = 'wanted', done = 0, reason = null
                    where rebuild.state in ('resting', 'failed')
                    """)
                        .bind("county", scope.county())
                        .bind("now", clock.instant())
                        .run());
    }

    public Mono<Standing> standing() {
        return Scope.current()
                .flatMap(scope -> sql.named("rebuild.standing", """
                    select state, done, reason from index.rebuild where county = :county
                    """)
                        .bind("county", scope.county())
                        .find(row -> new Standing(row.text("state"), row.number("done"), row.findText("reason")))
                        .defaultIfEmpty(new Standing("resting", 0, null)));
    }

    /** The index being built beside the one that serves the county in scope, if any. */
    public Mono<List<String>> beside() {
        return Scope.current()
                .flatMap(scope -> sql.named("rebuild.beside", """
                    select beside from index.rebuild where county = :county and beside is not null
                    """)
                        .bind("county", scope.county())
                        .list(row -> row.text("beside")));
    }

    /** Takes one county that is to be rebuilt. */
    public Mono<CountyCode> take() {
        return sql.across(AcrossCounties.INDEX, "rebuild.take", """
            update index.rebuild set state = 'running', done = 0, beside = null, beat_at = :now
            where county = (
              select county from index.rebuild
              where state = 'wanted' or (state = 'running' and beat_at < :silent)
              order by beat_at limit 1 for update skip locked)
            returning county
            """)
                .bind("now", clock.instant())
                .bind("silent", clock.instant().minus(SILENCE))
                .find(row -> row.county());
    }

    /** From here on changes of the county in scope are written to this index as well. */
    public Mono<Void> building(String beside) {
        return Scope.current()
                .flatMap(scope -> sql.named("rebuild.building", """
                    update index.rebuild set beside = :beside, beat_at = :now where county = :county
                    """)
                        .bind("county", scope.county())
                        .bind("beside", beside)
                        .bind("now", clock.instant())
                        .run());
    }

    public Mono<Void> written(long more) {
        return Scope.current()
                .flatMap(scope -> sql.named("rebuild.written", """
                    update index.rebuild set done = done + :more, beat_at = :now where county = :county
                    """)
                        .bind("county", scope.county())
                        .bind("more", more)
                        .bind("now", clock.instant())
                        .run());
    }

    /** Ends it; with a reason if it failed. */
    public Mono<Void> end(@Nullable String reason) {
        return Scope.current()
                .flatMap(scope -> sql.named("rebuild.end", """
                    update index.rebuild set state = :state, beside = null, reason = left(:reason, 500), beat_at = :now
                    where county = :county
                    """)
                        .bind("county", scope.county())
                        .bind("state", reason == null ? "resting" : "failed")
                        .bind("reason", reason, String.class)
                        .bind("now", clock.instant())
                        .run());
    }
}
