package marketplace.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import marketplace.catalog.ImportListings.Report;
import marketplace.outbox.Retention;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A table in two steps: first it is shown what it would do, then that is done, exactly or not at all. Of each merchant the
 * last table shown is kept.
 */
@Component
public class TakeTable {
    private final ImportListings imports;
    private final Sql sql;
    private final Clock clock;

    TakeTable(ImportListings imports, Sql sql, Clock clock) {
        this.imports = imports;
        this.sql = sql;
        this.clock = clock;
    }

    @Bean
    static Retention tablesKept() {
        return Retention.of("catalog.table_shown", "at", Duration.ofDays(7));
    }

    /** A table and what it would do; by its id it can be taken over. */
    public record Shown(UUID id, Report report) {}

    private record Kept(byte[] content, String planned) {}

    public Mono<Shown> look(MerchantId merchant, byte[] file) {
        return imports.plan(merchant, file)
                .flatMap(planned -> keep(merchant, file, planned).map(id -> new Shown(id, planned.report(false))))
                .checkpoint("look at a table");
    }

    /** Does what was shown; refused when that would be something else by now. */
    public Mono<Report> take(MerchantId merchant, UUID id) {
        return kept(merchant, id)
                .flatMap(kept -> imports.plan(merchant, kept.content())
                        .filter(planned -> planned.mark().equals(kept.planned()))
                        .switchIfEmpty(Mono.error(ListingRefused.OtherwiseNow::new)))
                .flatMap(imports::store)
                .checkpoint("take a table over");
    }

    /** The table shown last, looked at again. */
    public Mono<Shown> again(MerchantId merchant, UUID id) {
        return kept(merchant, id).flatMap(kept -> look(merchant, kept.content()));
    }

    private Mono<UUID> keep(MerchantId merchant, byte[] file, ImportListings.Planned planned) {
        var id = Uuids.fresh();
        return Scope.current()
                .flatMap(scope -> sql.named("tables.keep", """
                    insert into catalog.table_shown (county, merchant, id, content, planned, at)
                    values (:county, :merchant, :id, :content, :planned, :now)
                    on conflict (county, merchant) do update set id = excluded.id, content = excluded.content,
                      planned = excluded.planned, at = excluded.at
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("id", id)
                        .bind("content", file)
                        .bind("planned", planned.mark())
                        .bind("now", clock.instant())
                        .run())
                .thenReturn(id);
    }

    private Mono<Kept> kept(MerchantId merchant, UUID id) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(me -> sql.named("tables.kept", """
                    select content, planned from catalog.table_shown
                    where county = :county and merchant = :merchant and id = :id
                    """)
                        .bind("county", me.county())
                        .bind("merchant", merchant)
                        .bind("id", id)
                        .find(row -> new Kept(row.bytes("content"), row.text("planned"))))
                .switchIfEmpty(Mono.error(ListingRefused.OtherwiseNow::new));
    }
}
