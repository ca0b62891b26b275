package marketplace.counties;

import static marketplace.shared.AcrossCounties.COUNTY_BY_HOST;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.shared.CountyCode;
import marketplace.shared.Refusal;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** All counties here; read whole, since there are at most 294, and again every ten seconds. */
@Component
public class Counties {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MOST_HOSTS = 2_000;

    private final Sql sql;
    private final JsonMapper json;
    private final Mono<Map<String, County>> byHost;

    Counties(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
        this.byHost = read().cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    public Mono<County> findByHost(String host) {
        return byHost.mapNotNull(all -> all.get(host));
    }

    public Mono<List<County>> list() {
        return byHost.map(all -> all.values().stream().distinct().toList());
    }

    /** The county with this code. */
    public Mono<County> get(CountyCode code) {
        return list().mapNotNull(all -> all.stream()
                        .filter(county -> county.code().equals(code))
                        .findFirst()
                        .orElse(null))
                .switchIfEmpty(Mono.error(() -> new NoSuchCounty(code)));
    }

    /** The county of the chain. */
    public Mono<County> here() {
        return Scope.current().flatMap(scope -> get(scope.county()));
    }

    /** The county's own host, by which letters name its pages; the first where it has several. */
    public Mono<String> hostHere() {
        return Mono.zip(
                Scope.current(),
                byHost,
                (scope, all) -> all.entrySet().stream()
                        .filter(hosted -> hosted.getValue().code().equals(scope.county()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchCounty(scope.county())));
    }

    private Mono<Map<String, County>> read() {
        return sql.across(COUNTY_BY_HOST, "counties.by-host", """
            select h.host, c.county, c.slug, c.name, c.land, c.theme, c.phone, c.phone_helpers,
              c.phone_hours, c.operator::text as operator
            from counties.host h join counties.county c using (county)
            order by c.name, h.host limit :most
            """)
                .bind("most", MOST_HOSTS)
                .list(this::hosted)
                .map(Counties::byHost);
    }

    private Hosted hosted(Row row) {
        return new Hosted(row.text("host"), county(row));
    }

    private County county(Row row) {
        return new County(
                row.county(),
                row.text("slug"),
                row.text("name"),
                Land.valueOf(row.text("land")),
                row.text("theme"),
                new County.Phone(row.text("phone"), row.text("phone_helpers"), row.text("phone_hours")),
                json.readValue(row.text("operator"), County.Operator.class));
    }

    private static Map<String, County> byHost(List<Hosted> all) {
        var once = all.stream()
                .map(Hosted::county)
                .distinct()
                .collect(Collectors.toMap(County::code, Function.identity()));
        return all.stream()
                .collect(Collectors.toMap(
                        Hosted::host,
                        hosted -> once.get(hosted.county().code()),
                        (first, _) -> first,
                        java.util.LinkedHashMap::new));
    }

    private record Hosted(String host, County county) {}

    /** A county that is not on this installation. */
    static final class NoSuchCounty extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchCounty(CountyCode code) {
            super(Kind.ABSENT, "no-such-county", "The county " + code + " is not here.");
        }
    }
}
