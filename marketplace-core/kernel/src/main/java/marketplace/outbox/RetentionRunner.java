package marketplace.outbox;

import static marketplace.shared.AcrossCounties.FEED;

import java.time.Clock;
import java.time.Duration;
import marketplace.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Once a day: room for the news of the next three months; news is gone after 25 months, idempotent answers after seven days. */
public final class RetentionRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRunner.class);
    private static final int BATCH = 10_000;
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Sql sql;
    private final Clock clock;
    private final OutboxSettings settings;
    private Disposable running = Disposables.disposed();

    RetentionRunner(Sql sql, Clock clock, OutboxSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
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
        return months().then(answers());
    }

    private Mono<Void> months() {
        return sql.across(FEED, "outbox.months", """
            select outbox.prepare_months(:now, 3), outbox.drop_months(:now::timestamptz - interval '25 months')
            """)
                .bind("now", clock.instant())
                .run();
    }

    private Mono<Void> answers() {
        return sql.across(FEED, "outbox.forget-answers", """
            delete from outbox.once where ctid in (
              select ctid from outbox.once where at < :now::timestamptz - interval '7 days' limit :batch)
            """)
                .bind("now", clock.instant())
                .bind("batch", BATCH)
                .change()
                .repeat()
                .takeUntil(gone -> gone < BATCH)
                .then();
    }

    private static Retry patiently() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE);
    }
}
