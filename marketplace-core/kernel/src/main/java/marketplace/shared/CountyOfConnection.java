package marketplace.shared;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Sets the county on a physical connection when it is handed out and another one is set there. What a cancelled
 * hand-out left behind counts as unknown and is set anew.
 */
final class CountyOfConnection {
    private final Map<Connection, CountyCode> set = Collections.synchronizedMap(new WeakHashMap<>());

    Publisher<Void> prepare(Connection connection) {
        return Mono.deferContextual(context -> prepare(connection, Scope.from(context).county()));
    }

    private Mono<Void> prepare(Connection connection, CountyCode county) {
        if (county.equals(set.get(connection))) {
            return Mono.empty();
        }
        set.remove(connection);
        return ((PostgresqlConnection) connection)
                .createStatement("select set_config('app.county', $1, false)")
                .bind("$1", county.value())
                .execute()
                .flatMap(result -> result.map((row, _) -> county))
                .then(Mono.fromRunnable(() -> set.put(connection, county)));
    }
}
