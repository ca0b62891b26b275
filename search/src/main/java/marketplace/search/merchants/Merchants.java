package marketplace.search.merchants;

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

/** All merchants, by county, as core last told them. */
@Component
public class Merchants {

    private final Sql sql;
    private final JsonMapper json;

    Merchants(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Keeps each unless a newer version is known. */
    public Mono<Void> store(List<Merchant> merchants) {
        if (merchants.isEmpty()) {
            return Mono.empty();
        }
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.store", """
                    insert into merchants.merchant (county, id, version, document)
                    select :county, * from unnest(:ids, :versions, :documents)
                    on conflict (county, id) do update set version = excluded.version, document = excluded.document
                    where merchant.version < excluded.version
                    """)
                        .bind("county", scope.county())
                        .bind("ids", merchants.stream().map(Merchant::id).toList())
                        .bind(
                                "versions",
                                merchants.stream().map(Merchant::version).toList())
                        .bind(
                                "documents",
                                merchants.stream().map(json::writeValueAsString).toList())
                        .run());
    }

    /** All of the county in scope. */
    public Mono<List<Merchant>> list() {
        return Scope.current()
                .flatMap(scope -> sql.named("merchants.list", """
                    select document from merchants.merchant where county = :county
                    """)
                        .bind("county", scope.county())
                        .list(row -> json.readValue(row.text("document"), Merchant.class)));
    }

    /** A number per county that differs after any change. */
    public Mono<Map<CountyCode, Long>> stamps() {
        return sql.across(AcrossCounties.INDEX, "merchants.stamps", """
            select county, (sum(version) + count(*))::bigint as stamp from merchants.merchant group by county
            """)
                .list(row -> Map.entry(row.county(), row.number("stamp")))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
