package marketplace.search.popular;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.shared.AcrossCounties;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What rises, by county and place. */
@Component
public class PopularPlaces {

    private final Sql sql;
    private final JsonMapper json;

    PopularPlaces(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Keeps each unless a newer version is known. */
    public Mono<Void> store(List<PopularPlace> places) {
        if (places.isEmpty()) {
            return Mono.empty();
        }
        return Scope.current()
                .flatMap(scope -> sql.named("popular.store", """
                    insert into popular.place (county, id, version, document)
                    select :county, * from unnest(:ids, :versions, :documents)
                    on conflict (county, id) do update set version = excluded.version, document = excluded.document
                    where place.version < excluded.version
                    """)
                        .bind("county", scope.county())
                        .bind("ids", places.stream().map(PopularPlace::id).toList())
                        .bind(
                                "versions",
                                places.stream().map(PopularPlace::version).toList())
                        .bind(
                                "documents",
                                places.stream().map(json::writeValueAsString).toList())
                        .run());
    }

    /** All of the county in scope. */
    public Mono<List<PopularPlace>> list() {
        return Scope.current()
                .flatMap(scope -> sql.named("popular.list", """
                    select document from popular.place where county = :county
                    """)
                        .bind("county", scope.county())
                        .list(row -> json.readValue(row.text("document"), PopularPlace.class)));
    }

    /** A number per county that differs after any change. */
    public Mono<Map<CountyCode, Long>> stamps() {
        return sql.across(AcrossCounties.INDEX, "popular.stamps", """
            select county, (sum(version) + count(*))::bigint as stamp from popular.place group by county
            """)
                .list(row -> Map.entry(row.county(), row.number("stamp")))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
