package marketplace.shared;

import io.r2dbc.spi.Connection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sets the county on a physical connection when it is handed out and another one is set there. What a hand-out that was
 * given up left behind counts as unknown and is set anew; a connection still in somebody's transaction is not handed out.
 */
final class CountyOfConnection {
    private final Map<Connection, Object> set = Collections.synchronizedMap(new WeakHashMap<>());

    Publisher<Void> prepare(Connection connection) {
        return Mono.deferContextual(
                context -> prepare(connection, Scope.from(context).county()));
    }

    private Mono<Void> prepare(Connection connection, CountyCode county) {
        if (!connection.isAutoCommit()) {
            return Mono.error(new IllegalStateException("a connection came back in the middle of a transaction"));
        }
        return county.equals(set.get(connection)) ? Mono.empty() : change(connection, county);
    }

    /** Only the latest change may say what is set: one given up still arrives at the server, before or after us. */
    private Mono<Void> change(Connection connection, CountyCode county) {
        var underWay = new Object();
        set.put(connection, underWay);
        return Flux.from(connection
                        .createStatement("select set_config('app.county', $1, false)")
                        .bind("$1", county.value())
                        .execute())
                .flatMap(result -> result.map((row, _) -> county))
                .then(Mono.fromRunnable(() -> set.replace(connection, underWay, county)));
    }
}
