package marketplace.search.following;

import java.time.Duration;
import marketplace.outbox.OutboxSettings;
import marketplace.search.index.Rebuilds;
import marketplace.shared.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does wanted rebuilds, one at a time in each process. */
@Component
class RebuildRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Rebuilds rebuilds;
    private final Rebuild rebuild;
    private final OutboxSettings settings;
    private Disposable running = Disposables.disposed();

    RebuildRunner(Rebuilds rebuilds, Rebuild rebuild, OutboxSettings settings) {
        this.rebuilds = rebuilds;
        this.rebuild = rebuild;
        this.settings = settings;
    }

    /** Does all that is wanted now. */
    Mono<Void> catchUp() {
        return rebuilds.take()
                .flatMap(county -> rebuild.of(county).thenReturn(county).contextWrite(Scope.of(county)::in))
                .repeatWhen(ends -> ends.takeWhile(done -> done > 0))
                .then();
    }

    @Override
    public void start() {
        running = Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> catchUp().onErrorResume(RebuildRunner::later), 1)
                .subscribe();
    }

    private static Mono<Void> later(Throwable error) {
        LOG.warn("rebuilds wait: {}", error.toString());
        return Mono.empty();
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
}
