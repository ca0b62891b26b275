package marketplace.payments.charges;

import java.time.Duration;
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

/** Looks at charges of which Stripe should have told and did not: a lost letter costs minutes, not money. */
@Component
public class SilenceRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int AT_ONCE = 4;

    private final Charges charges;
    private final ChargeOrder charge;
    private final OutboxSettings runners;
    private Disposable running = Disposables.disposed();

    SilenceRunner(Charges charges, ChargeOrder charge, OutboxSettings runners) {
        this.charges = charges;
        this.charge = charge;
        this.runners = runners;
    }

    @Override
    public void start() {
        running = Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> runOnce(), 1)
                .doOnError(error -> LOG.warn("silent charges wait: {}", error.toString()))
                .retry()
                .subscribe();
    }

    /** Looks at every charge that was silent too long. */
    public Mono<Void> runOnce() {
        return charges.takeSilent()
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::one, AT_ONCE)
                .then();
    }

    private Mono<Void> one(Charges.Silent silent) {
        return charge.look(silent.order())
                .onErrorResume(error -> {
                    LOG.warn("{} stays silent: {}", silent.order(), error.toString());
                    return Mono.empty();
                })
                .then()
                .contextWrite(Scope.of(silent.county()).caused("silence")::in);
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
