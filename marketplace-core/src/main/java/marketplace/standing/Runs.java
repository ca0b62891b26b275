package marketplace.standing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What became of each delivery, by standing order and day. */
@Component
public class Runs {
    private static final int LATEST = 10;

    private final Sql sql;
    private final JsonMapper json;

    Runs(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** What was left out as it lies in the database. */
    private record Stored(
            VariantId variant,
            String name,
            Missing.Why why,
            int left,
            @Nullable Long now) {}

    /** The last ten, the newest first. */
    public Mono<List<Run>> latest(StandingId standing) {
        return Scope.current()
                .flatMap(scope -> sql.named("standing.runs", """
                    select contract, day, outcome, purchase, missing::text as missing, at from standing.run
                    where county = :county and contract = :contract order by day desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("contract", standing)
                        .bind("most", LATEST)
                        .list(this::run));
    }

    public Mono<Run> find(StandingId standing, LocalDate day) {
        return Scope.current()
                .flatMap(scope -> sql.named("standing.run", """
                    select contract, day, outcome, purchase, missing::text as missing, at from standing.run
                    where county = :county and contract = :contract and day = :day
                    """)
                        .bind("county", scope.county())
                        .bind("contract", standing)
                        .bind("day", day)
                        .find(this::run));
    }

    Mono<Void> add(Run run) {
        return Scope.current()
                .flatMap(scope -> sql.named("standing.ran", """
                    insert into standing.run (county, contract, day, outcome, purchase, missing, at)
                    values (:county, :contract, :day, :outcome, :purchase, :missing::jsonb, :at)
                    """)
                        .bind("county", scope.county())
                        .bind("contract", run.standing())
                        .bind("day", run.day())
                        .bind("outcome", run.outcome())
                        .bind("purchase", run.purchase(), UUID.class)
                        .bind(
                                "missing",
                                json.writeValueAsString(
                                        run.missing().stream().map(Runs::stored).toList()))
                        .bind("at", run.at())
                        .run());
    }

    private static Stored stored(Missing one) {
        return new Stored(
                one.variant(),
                one.name(),
                one.why(),
                one.left(),
                one.now() == null ? null : one.now().minor());
    }

    private Run run(Row row) {
        var purchase = row.findUuid("purchase");
        return new Run(
                new StandingId(row.uuid("contract")),
                row.date("day"),
                Run.Outcome.valueOf(row.text("outcome")),
                purchase == null ? null : new PurchaseId(purchase),
                missing(row.text("missing")),
                row.instant("at"));
    }

    private List<Missing> missing(String stored) {
        return Arrays.stream(json.readValue(stored, Stored[].class))
                .map(one -> new Missing(
                        one.variant(),
                        one.name(),
                        one.why(),
                        one.left(),
                        one.now() == null ? null : Money.euro(one.now())))
                .toList();
    }
}
