package marketplace.payments.stripe;

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

/** The janitor: whatever was asked of Stripe and never answered is asked again, by any instance. */
@Component
public class PursueRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PursueRunner.class);
    private static final int AT_ONCE = 8;
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(1);

    private final Operations operations;
    private final Pursue pursue;
    private final StripeSettings settings;
    private final OutboxSettings runners;
    private final AtomicLong unknown;
    private Disposable running = Disposables.disposed();

    PursueRunner(
            Operations operations,
            Pursue pursue,
            StripeSettings settings,
            OutboxSettings runners,
            MeterRegistry meters) {
        this.operations = operations;
        this.pursue = pursue;
        this.settings = settings;
        this.runners = runners;
        this.unknown = meters.gauge("payments.unknown", new AtomicLong());
    }

    @Override
    public void start() {
        running = Flux.interval(settings.pursue())
                .onBackpressureDrop()
                .concatMap(_ -> runOnce().then(operations.unknown()).doOnNext(unknown::set), 1)
                .onErrorResume(error -> {
                    LOG.warn("unanswered operations wait: {}", error.toString());
                    return Mono.delay(PAUSE_AFTER_A_FAULT).thenMany(Mono.error(error));
                })
                .retry()
                .subscribe();
    }

    /** Pursues everything overdue once. */
    public Mono<Void> runOnce() {
        return operations
                .overdue()
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::one, AT_ONCE)
                .then();
    }

    private Mono<Void> one(Operations.Overdue overdue) {
        return pursue.subject(overdue.subject())
                .onErrorResume(error -> {
                    LOG.warn("{} cannot be pursued: {}", overdue.subject(), error.toString());
                    return Mono.empty();
                })
                .contextWrite(Scope.of(overdue.county()).caused("pursuit")::in);
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
