package marketplace.shared;

import io.micrometer.core.instrument.Timer;
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

/** One named statement with its values; nothing happens before somebody asks for the outcome. */
public final class Query {
    private final GenericExecuteSpec statement;
    private final Timer timer;
    private final Duration limit;

    Query(GenericExecuteSpec statement, Timer timer, Duration limit) {
        this.statement = statement;
        this.timer = timer;
        this.limit = limit;
    }

    /** Ids, county codes and enums are bound as what the database calls them; lists of ids and texts as arrays. */
    public Query bind(String name, Object value) {
        return new Query(statement.bind(name, plain(value)), timer, limit);
    }

    public Query bind(String name, @Nullable Object value, Class<?> type) {
        return value == null ? new Query(statement.bindNull(name, type), timer, limit) : bind(name, value);
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
        return Mono.defer(() -> {
            var start = System.nanoTime();
            return asked.timeout(limit).doFinally(_ -> timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
        });
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Id id -> id.value();
            case CountyCode county -> county.value();
            case Enum<?> constant -> constant.name();
            case Money money -> money.minor();
            case Collection<?> many -> array(many);
            default -> value;
        };
    }

    private static Object array(Collection<?> many) {
        var values = many.stream().map(Query::plain).toList();
        if (values.isEmpty() || values.getFirst() instanceof UUID) {
            return values.toArray(UUID[]::new);
        }
        return values.getFirst() instanceof Long ? values.toArray(Long[]::new) : values.toArray(String[]::new);
    }
}
