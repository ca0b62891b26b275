package marketplace.counties;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.counties.DecideStrategy.Proposal;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The strategy of each county, every version kept; the last is in force, known for a minute. */
@Component
public class Strategies {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_COUNTIES = 300;
    private static final int MOST_VERSIONS = 50;
    private static final String VERSIONS = """
        select version, switches::text as switches, "by", at, reason from counties.strategy where county = :county \
        """;

    private final Sql sql;
    private final JsonMapper json;
    private final Clock clock;
    private final AsyncCache<CountyCode, Strategy> known = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MOST_COUNTIES)
            .buildAsync();

    Strategies(Sql sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Since when a switch is as it is.
     *
     * @param by none: the county was set up so
     */
    public record Since(Instant at, @Nullable AccountId by) {}

    public Mono<Strategy> here() {
        return Scope.current()
                .flatMap(scope -> Mono.fromFuture(
                        () -> known.get(scope.county(), (_, _) -> read(scope).toFuture()), true));
    }

    /** As it is stored this moment, not as it was known a minute ago. */
    public Mono<StrategyVersion> inForce() {
        return list(1).map(found -> found.stream().findFirst().orElse(StrategyVersion.NONE));
    }

    /** A version that was in force; 0 is what held before the first. */
    public Mono<StrategyVersion> find(long version) {
        if (version == 0) {
            return Mono.just(StrategyVersion.NONE);
        }
        return Scope.current()
                .flatMap(scope -> sql.named("strategies.find", VERSIONS + "and version = :version")
                        .bind("county", scope.county())
                        .bind("version", version)
                        .find(this::version));
    }

    /** The last fifty, the newest first. */
    public Mono<List<StrategyVersion>> list() {
        return list(MOST_VERSIONS + 1).map(Strategies::compared);
    }

    /** When each switch was last decided, and by whom; one that never was is missing. */
    public Mono<Map<Switch, Since>> since() {
        return Scope.current()
                .flatMap(scope -> sql.named("strategies.since", """
                    select distinct on (key) key, "by", at from (
                      select key, version, "by", at, switches -> key as value,
                        lag(switches -> key) over (partition by key order by version) as before
                      from counties.strategy cross join unnest(:keys) as key where county = :county) told
                    where value is distinct from before order by key, version desc
                    """)
                        .bind("county", scope.county())
                        .bind(
                                "keys",
                                Stream.of(Switch.values()).map(Switch::key).toList())
                        .list(row -> Map.entry(
                                Switch.find(row.text("key")).orElseThrow(), new Since(row.instant("at"), by(row)))))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The version after the one in force, unless somebody else was first. */
    Mono<Void> store(Proposal proposal, String reason) {
        return Scope.current()
                .flatMap(scope -> sql.named("strategies.store", """
                    insert into counties.strategy (county, version, switches, "by", at, reason)
                    select :county, :seen + 1, coalesce(switches, '{}') || :changes::jsonb, :by, :now, :reason
                    from (select coalesce(max(version), 0) as version,
                            (array_agg(switches order by version desc))[1] as switches
                          from counties.strategy where county = :county) last
                    where version = :seen
                    on conflict (county, version) do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("seen", proposal.inForce().version())
                        .bind("changes", json.writeValueAsString(changes(proposal)))
                        .bind("by", scope.by(), UUID.class)
                        .bind("now", clock.instant())
                        .bind("reason", reason)
                        .change()
                        .doOnNext(_ -> known.synchronous().invalidate(scope.county())))
                .flatMap(stored -> stored == 1 ? Mono.empty() : Mono.error(new StrategyRefused.Changed()));
    }

    private static Map<String, Object> changes(Proposal proposal) {
        return proposal.differences().stream()
                .collect(Collectors.toMap(
                        one -> one.what().key(),
                        one -> one.what().unit() == Switch.Unit.FLAG ? (Object) (one.now() == 1) : one.now()));
    }

    /** These switches hold from now on; the same as before are no new version. */
    public Mono<Void> decide(JsonNode switches) {
        return Scope.current()
                .flatMap(scope -> sql.named("strategies.decide", """
                    insert into counties.strategy (county, version, switches, "by", at)
                    select :county, coalesce(max(version), 0) + 1, :switches::jsonb, :by, :now
                    from counties.strategy where county = :county
                    having (array_agg(switches order by version desc))[1] is distinct from :switches::jsonb
                    """)
                        .bind("county", scope.county())
                        .bind("switches", json.writeValueAsString(switches))
                        .bind("by", scope.by(), UUID.class)
                        .bind("now", clock.instant())
                        .run()
                        .then(Mono.fromRunnable(() -> known.synchronous().invalidate(scope.county()))));
    }

    private Mono<Strategy> read(Scope scope) {
        return inForce().map(StrategyVersion::strategy).contextWrite(scope::in);
    }

    private Mono<List<StrategyVersion>> list(int most) {
        return Scope.current()
                .flatMap(scope -> sql.named("strategies.list", VERSIONS + "order by version desc limit :most")
                        .bind("county", scope.county())
                        .bind("most", most)
                        .list(this::version));
    }

    private static List<StrategyVersion> compared(List<StrategyVersion> newestFirst) {
        return IntStream.range(0, Math.min(newestFirst.size(), MOST_VERSIONS))
                .mapToObj(i -> newestFirst
                        .get(i)
                        .after(i + 1 < newestFirst.size() ? newestFirst.get(i + 1) : StrategyVersion.NONE))
                .toList();
    }

    private StrategyVersion version(Row row) {
        return new StrategyVersion(
                row.count("version"),
                strategy(json.readTree(row.text("switches"))),
                List.of(),
                by(row),
                row.instant("at"),
                row.findText("reason"));
    }

    private static @Nullable AccountId by(Row row) {
        var id = row.findUuid("by");
        return id == null ? null : new AccountId(id);
    }

    private static Strategy strategy(JsonNode switches) {
        var values = new EnumMap<Switch, Long>(Switch.class);
        for (var one : Switch.values()) {
            var value = switches.path(one.key());
            if (value.isBoolean()) {
                values.put(one, value.asBoolean() ? 1L : 0L);
            } else if (value.isNumber()) {
                values.put(one, value.asLong());
            }
        }
        return new Strategy(values);
    }
}
