package marketplace.shared;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The one door to PostgreSQL. A query runs in the county of its chain ({@link Scope}), which row-level security checks
 * a second time; the few that run across counties say why ({@link AcrossCounties}).
 */
public final class Sql {
    private final DatabaseClient inCounty;
    private final DatabaseClient across;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;
    private final Duration limit;

    Sql(Databases databases, MeterRegistry meters, Duration limit) {
        this.inCounty = DatabaseClient.create(databases.inCounty());
        this.across = DatabaseClient.create(databases.across());
        this.transaction = databases.transaction();
        this.meters = meters;
        this.limit = limit;
    }

    /** A query in the county of the chain; the name appears in the metrics. */
    public Query named(String name, String text) {
        return new Query(inCounty.sql(text), meters.timer("sql", "query", name), limit);
    }

    /** A query over all counties, by the role that row-level security lets through. */
    public Query across(AcrossCounties reason, String name, String text) {
        return new Query(across.sql(text), meters.timer("sql", "query", name, "across", reason.name()), limit);
    }

    /** All steps or none: one connection, one transaction. No call over the network belongs in here. */
    public <T> Mono<T> together(Mono<T> steps) {
        return steps.as(transaction::transactional);
    }
}
