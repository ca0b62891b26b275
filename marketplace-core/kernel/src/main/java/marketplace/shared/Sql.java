package marketplace.shared;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The one door to PostgreSQL. A query runs in the county of its chain ({@link Scope}), which row-level security checks
 * a second time; the few that run across counties say why ({@link AcrossCounties}). Work once begun goes on to its end
 * though the asker goes away: cut in the middle, a transaction leaves its connection half open for the next one.
 */
public final class Sql {
    private static final String ONE_COUNTY = "";

    private final DatabaseClient inCounty;
    private final DatabaseClient across;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;
    private final Duration patience;

    /** @param patience how long an asker waits for an answer, a connection included */
    Sql(ConnectionFactory inCounty, ConnectionFactory across, MeterRegistry meters, Duration patience) {
        this.inCounty = DatabaseClient.create(inCounty);
        this.across = DatabaseClient.create(across);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(inCounty));
        this.meters = meters;
        this.patience = patience;
    }

    /** A query in the county of the chain; the name appears in the metrics. */
    public Query named(String name, String text) {
        return new Query(inCounty.sql(text), Sql::county, timer(name, ONE_COUNTY), patience);
    }

    /** A query over all counties, by the role that row-level security lets through. */
    public Query across(AcrossCounties reason, String name, String text) {
        return new Query(across.sql(text), _ -> reason, timer(name, reason.name()), patience);
    }

    /**
     * All steps or none: one county, one connection, one transaction. No call over the network belongs in here. Whoever is
     * {@link Overtaken} in a part of a larger one does not start over; the whole does.
     */
    public <T> Mono<T> together(Mono<T> steps) {
        return Mono.deferContextual(context -> within(county(context), steps)
                        .onErrorMap(Overtaken.class, overtaken -> overtaken.within(isWithin(context))))
                .as(Sql::toItsEnd);
    }

    private <T> Mono<T> within(CountyCode county, Mono<T> steps) {
        return steps.contextWrite(context -> context.put(Sql.class, county)).as(transaction::transactional);
    }

    static boolean isWithin(ContextView context) {
        return context.hasKey(Sql.class);
    }

    private Timer timer(String name, String across) {
        return meters.timer("sql", "query", name, "across", across);
    }

    /** The county of the chain, which is also that of the transaction it is in. */
    private static CountyCode county(ContextView context) {
        var county = Scope.from(context).county();
        if (!context.getOrDefault(Sql.class, county).equals(county)) {
            throw new IllegalStateException("a transaction works in one county only");
        }
        return county;
    }

    static <T> Mono<T> toItsEnd(Mono<T> work) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
    }
}
