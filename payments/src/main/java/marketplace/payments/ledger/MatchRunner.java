package marketplace.payments.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.outbox.OutboxSettings;
import marketplace.shared.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs the daily match. */
@Component
public class MatchRunner implements SmartLifecycle {
    private static final int MOST_BATCHES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(MatchRunner.class);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Match match;
    private final OutboxSettings runners;
    private final AtomicLong mismatches;
    private Disposable running = Disposables.disposed();

    MatchRunner(Match match, OutboxSettings runners, MeterRegistry meters) {
        this.match = match;
        this.runners = runners;
        this.mismatches = meters.gauge("payments.mismatches", new AtomicLong());
    }

    @Override
    public void start() {
        running = Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> runOnce().then(match.mismatches()).doOnNext(mismatches::set), 1)
                .doOnError(error -> LOG.warn("the match waits: {}", error.toString()))
                .retry()
                .subscribe();
    }

    /** Matches every day that is over. */
    public Mono<Void> runOnce() {
        return Mono.defer(match::due)
                .flatMap(tasks -> Flux.fromIterable(tasks).concatMap(this::one).then(Mono.just(tasks.size())))
                .repeat(MOST_BATCHES)
                .takeUntil(done -> done == 0)
                .then();
    }

    private Mono<Void> one(Match.Task task) {
        return match.day(task)
                .onErrorResume(error -> {
                    LOG.warn("{} is matched later: {}", task.account(), error.toString());
                    return Mono.empty();
                })
                .contextWrite(Scope.of(task.county()).caused("match")::in);
    }

    @Override
    public boolean isAutoStartup() {
        return runners.running();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
