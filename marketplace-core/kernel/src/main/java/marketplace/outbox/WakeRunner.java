package marketplace.outbox;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Carries commits of one instance to the followers of all, on a connection of its own: notifying inside a transaction
 * would make commits queue for one lock. Many commits are one notification per {@value #MILLIS_BETWEEN} ms.
 */
final class WakeRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WakeRunner.class);
    static final int MILLIS_BETWEEN = 50;
    private static final Duration BETWEEN = Duration.ofMillis(MILLIS_BETWEEN);
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(1);

    private final PostgresqlConnectionFactory connections;
    private final Wake wake;
    private final OutboxSettings settings;
    private Disposable running = Disposables.disposed();

    WakeRunner(PostgresqlConnectionFactory connections, Wake wake, OutboxSettings settings) {
        this.connections = connections;
        this.wake = wake;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = Mono.usingWhen(connections.create(), this::carry, PostgresqlConnection::close)
                .doOnError(error -> LOG.warn("followers are not called, they poll: {}", error.toString()))
                .onErrorComplete()
                .then(Mono.delay(PAUSE_AFTER_A_FAULT))
                .repeat()
                .subscribe();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.running();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    /** Until the connection ends. */
    private Mono<Void> carry(PostgresqlConnection connection) {
        return say(connection, "listen news")
                .doOnSuccess(_ -> wake.call())
                .then(Mono.firstWithSignal(hear(connection), tell(connection)));
    }

    private Mono<Void> hear(PostgresqlConnection connection) {
        return connection.getNotifications().doOnNext(_ -> wake.call()).then();
    }

    private Mono<Void> tell(PostgresqlConnection connection) {
        return wake.commits()
                .onBackpressureLatest()
                .concatMap(_ -> say(connection, "notify news").then(Mono.delay(BETWEEN)), 0)
                .then();
    }

    private static Mono<Void> say(PostgresqlConnection connection, String words) {
        return connection
                .createStatement(words)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then();
    }
}
