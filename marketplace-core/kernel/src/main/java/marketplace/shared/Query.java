package marketplace.shared;

import io.micrometer.core.instrument.Timer;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** One named statement with its values; nothing happens before somebody asks for the outcome. */
public final class Query {
    /** An array without elements, of whatever type the statement expects. */
    private static final Parameter NONE = Parameters.in(PostgresqlObjectId.UNSPECIFIED, "{}");

    /** PostgreSQL's code, Appendix A of its manual. */
    private static final String DEADLOCK = "40P01";

    private final GenericExecuteSpec statement;
    private final Function<ContextView, ?> mayAsk;
    private final Timer timer;
    private final Duration patience;

    /** @param mayAsk refuses a chain by throwing, before a connection is taken */
    Query(GenericExecuteSpec statement, Function<ContextView, ?> mayAsk, Timer timer, Duration patience) {
        this.statement = statement;
        this.mayAsk = mayAsk;
        this.timer = timer;
        this.patience = patience;
    }

    /** Ids, county codes, enums and money are bound as what the database calls them; lists of ids, texts or numbers as arrays. */
    public Query bind(String name, Object value) {
        return with(statement.bind(name, plain(value)));
    }

    public Query bind(String name, @Nullable Object value, Class<?> type) {
        return value == null ? with(statement.bindNull(name, type)) : bind(name, value);
    }

    private Query with(GenericExecuteSpec bound) {
        return new Query(bound, mayAsk, timer, patience);
    }

    /** At most one row. */
    public <T> Mono<T> find(Function<Row, T> reader) {
        return timed(statement.map(readable -> reader.apply(new Row(readable))).one());
    }

    /** All rows, which the statement itself limits. */
    public <T> Mono<List<T>> list(Function<Row, T> reader) {
        return timed(rows(reader).collectList());
    }

    /** The number of rows changed. */
    public Mono<Long> change() {
        return timed(statement.fetch().rowsUpdated());
    }

    public Mono<Void> run() {
        return change().then();
    }

    private <T> Flux<T> rows(Function<Row, T> reader) {
        return statement.map(readable -> reader.apply(new Row(readable))).all();
    }

    private <T> Mono<T> timed(Mono<T> asked) {
        return Mono.deferContextual(context -> ask(context, asked));
    }

    private <T> Mono<T> ask(ContextView context, Mono<T> asked) {
        mayAsk.apply(context);
        var start = System.nanoTime();
        return asked.doFinally(_ -> timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS))
                .as(Sql::toItsEnd)
                .timeout(patience)
                .onErrorMap(
                        Query::isDeadlock,
                        _ -> new Overtaken("what a statement waited for").within(Sql.isWithin(context)));
    }

    /** PostgreSQL ended this transaction since two waited for each other; its changes are undone, it may start over. */
    private static boolean isDeadlock(Throwable error) {
        return error.getCause() instanceof R2dbcException cause && DEADLOCK.equals(cause.getSqlState());
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Id id -> id.value();
            case CountyCode county -> county.value();
            case PlaceCode place -> place.value();
            case Enum<?> constant -> constant.name();
            case Money money -> money.minor();
            case Collection<?> many -> array(many);
            default -> value;
        };
    }

    private static Object array(Collection<?> many) {
        var values = many.stream().map(Query::plain).toList();
        if (values.isEmpty()) {
            return NONE;
        }
        return switch (values.getFirst()) {
            case UUID _ -> values.toArray(UUID[]::new);
            case Long _ -> values.toArray(Long[]::new);
            default -> values.toArray(String[]::new);
        };
    }
}
