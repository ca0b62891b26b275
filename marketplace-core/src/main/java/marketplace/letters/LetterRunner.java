package marketplace.letters;

import java.time.Duration;
import marketplace.outbox.OutboxSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps letters going out, at each poll, as long as the service runs. */
@Component
class LetterRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LetterRunner.class);
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(1);

    private final SendLetters send;
    private final LettersSettings settings;
    private final OutboxSettings outbox;
    private Disposable running = Disposables.disposed();

    LetterRunner(SendLetters send, LettersSettings settings, OutboxSettings outbox) {
        this.send = send;
        this.settings = settings;
        this.outbox = outbox;
    }

    @Override
    public void start() {
        running = Flux.interval(settings.poll())
                .onBackpressureDrop()
                .concatMap(_ -> send.all(), 1)
                .onErrorResume(error -> {
                    LOG.warn("letters wait: {}", error.toString());
                    return Mono.delay(PAUSE_AFTER_A_FAULT).then(Mono.error(error));
                })
                .retry()
                .subscribe();
    }

    @Override
    public boolean isAutoStartup() {
        return outbox.running();
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
