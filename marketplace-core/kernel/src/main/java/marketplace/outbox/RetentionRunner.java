package marketplace.outbox;

import static marketplace.shared.AcrossCounties.FEED;
import static marketplace.shared.AcrossCounties.RETENTION;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import marketplace.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Once a day: room for the news of the next three months; news is gone after 25 months, and what rooms keep for a time only. */
public final class RetentionRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRunner.class);
    private static final int BATCH = 10_000;
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Sql sql;
    private final Clock clock;
    private final OutboxSettings settings;
    private final List<Retention> kept;
    private Disposable running = Disposables.disposed();

    RetentionRunner(Sql sql, Clock clock, OutboxSettings settings, List<Retention> kept) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
        this.kept = List.copyOf(kept);
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ZERO, DAILY)
                .onBackpressureLatest()
                .concatMap(
                        _ -> keep().doOnError(error -> LOG.warn("retention waits: {}", error.toString()))
                                .retryWhen(patiently()),
                        0)
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

    /** By the clock; doing it again changes nothing. */
    public Mono<Void> keep() {
        return months().thenMany(Flux.fromIterable(kept).concatMap(this::forget))
                .then();
    }

    private Mono<Void> months() {
        return sql.across(FEED, "outbox.months", """
            select outbox.prepare_months(:now, 3), outbox.drop_months(:now::timestamptz - interval '25 months')
            """)
                .bind("now", clock.instant())
                .run();
    }

    private Mono<Void> forget(Retention one) {
        return sql.across(RETENTION, one.table() + ".forget", one.sql())
                .bind("before", clock.instant().minus(one.keep()))
                .bind("batch", BATCH)
                .change()
                .repeat()
                .takeUntil(gone -> gone < BATCH)
                .reduce(0L, Long::sum)
                .filter(gone -> gone > 0)
                .doOnNext(gone -> LOG.info("{} rows of {} were kept long enough and are gone", gone, one.table()))
                .then();
    }

    private static Retry patiently() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE);
    }
}
