package marketplace.payments.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.outbox.Faults;
import marketplace.outbox.OutboxSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Works the letters, by any instance. */
@Component
public class InboxRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRunner.class);
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final ReadLetter read;
    private final OutboxSettings runners;
    private final AtomicLong parked;
    private Disposable running = Disposables.disposed();

    InboxRunner(Inbox inbox, ReadLetter read, OutboxSettings runners, MeterRegistry meters) {
        this.inbox = inbox;
        this.read = read;
        this.runners = runners;
        this.parked = meters.gauge("payments.letters.parked", new AtomicLong());
    }

    @Override
    public void start() {
        running = Flux.interval(runners.poll())
                .onBackpressureDrop()
                .concatMap(
                        _ -> runOnce()
                                .repeat()
                                .takeUntil(worked -> worked < Inbox.BATCH)
                                .then(),
                        1)
                .onErrorResume(error -> {
                    LOG.warn("letters wait: {}", error.toString());
                    return Mono.delay(PAUSE_AFTER_A_FAULT).thenMany(Mono.error(error));
                })
                .retry()
                .subscribe();
    }

    /** Works every letter there is to be worked now; gives their number. */
    public Mono<Long> runOnce() {
        return inbox.take()
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::one, Inbox.BATCH)
                .count()
                .flatMap(worked -> inbox.parked().doOnNext(parked::set).thenReturn(worked));
    }

    private Mono<Boolean> one(Inbox.Taken taken) {
        return read.work(taken.letter())
                .then(Mono.defer(() -> inbox.done(taken.letter())))
                .onErrorResume(ReadLetter.UnknownSender.class, e -> inbox.park(taken.letter(), e.getMessage()))
                .onErrorResume(error -> later(taken, error))
                .thenReturn(true);
    }

    private Mono<Void> later(Inbox.Taken taken, Throwable error) {
        LOG.warn("{} {} waits: {}", taken.letter().type(), taken.letter().id(), error.toString());
        return Faults.pass(error) ? inbox.rests(taken, error.toString()) : inbox.failed(taken, error.toString());
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
